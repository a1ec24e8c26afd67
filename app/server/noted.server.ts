import type { Exchange } from "#app/server/exchange.server.ts"
import { noteReading } from "#db/reading.server.ts"

/**
 * Makes a page, and notes for who keeps it of which kinds of subjects it was made. While that is noted each promise of the
 * process costs more: it is noted here, around the making alone, and not all the way through the gate.
 */
export async function noted<Value>(
  { asked }: Exchange,
  make: () => Promise<Value>,
): Promise<Value> {
  if (!asked) return make()
  const { value, kinds } = await noteReading(make)
  asked.kinds = new Set([...(asked.kinds ?? []), ...kinds])
  return value
}
