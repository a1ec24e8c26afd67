import type { TwoPersons } from "./approval-deeds.server.ts"
import { readStub } from "./hidden-text.ts"
import { actorKeyId, appendLeaf } from "./log.server.ts"
import { newPublicId } from "./public-id.server.ts"
import type { PublicId } from "./public-id.ts"
import type { House } from "#app/context.server.ts"
import type { Instant } from "#app/lib/instant.ts"
import { sha256 } from "#app/lib/seal.server.ts"
import { touch } from "#db/commit.server.ts"
import { getAccount } from "#db/queries/accounts.server.ts"
import { insertRemoval } from "#db/queries/removals.server.ts"
import type { NewRemoval } from "#db/queries/removals.server.ts"
import type { Trx } from "#db/schema.ts"

/** What goes into the ledger; who the two were stays inside, their roles are public. */
export type RemovalEntry = Pick<
  NewRemoval,
  "measure" | "class" | "subjectKind" | "subject" | "count" | "of"
> & {
  readonly by: TwoPersons
  /** The text that is meant, as it stands before the deed: words, or the stub in their place. */
  readonly text?: string
}

/**
 * Writes an entry into the public ledger of removals and its leaf into the log, in the transaction of the
 * deed itself. The leaf names the two by their keyed names alone.
 * @throws LogClosed where the log is not gone on with
 */
export async function recordRemoval(
  { keys }: Pick<House, "keys">,
  trx: Trx,
  { by, text, ...entry }: RemovalEntry,
  now: Instant,
): Promise<{ readonly id: number; readonly publicId: PublicId }> {
  const publicId = newPublicId()
  const id = await insertRemoval(trx, {
    ...entry,
    publicId,
    at: now,
    roles: await rolesOf(trx, by),
    first: by.first,
    second: by.second,
  })
  await touch(trx, "removal", id, now)
  appendLeaf(trx, {
    type: "moderation",
    kind: entry.subjectKind,
    id: entry.subject ?? publicId,
    action: entry.measure,
    reason: entry.class,
    content_sha256: text === undefined ? null : hashOf(text),
    actors: [by.first, by.second].map((accountId) => actorKeyId(keys, accountId)),
  })
  return { id, publicId }
}

/** The hash that a stub shows: of the words that stood there. */
function hashOf(text: string): string {
  return readStub(text)?.sha256 ?? sha256(text).toString("hex")
}

async function rolesOf(trx: Trx, { first, second }: TwoPersons): Promise<string> {
  const { role } = await getAccount(trx, first)
  return first === second ? role : `${role}+${(await getAccount(trx, second)).role}`
}
