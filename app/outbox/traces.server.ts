import { z } from "zod"
import type { House } from "#app/context.server.ts"
import type { Transport } from "#app/emails/transport.ts"

const Erased = z.object({ email: z.string().nullable() })

/**
 * After an account was erased: the letter carrier forgets the letters that it still keeps, and the
 * database's log what was overwritten. @throws where a reader needs the log: it is tried again
 */
export async function clearTraces(
  { db }: House,
  transport: Transport,
  payload: unknown,
): Promise<void> {
  const { email } = Erased.parse(payload)
  if (email !== null) await transport.forget?.(email)
  await db.scrub()
}
