import { z } from "zod"
import type { ContentRule } from "./content-rule.ts"
import { isHidden, stubOf } from "./hidden-text.ts"
import type { Moderated } from "./moderated.ts"
import { indexPetition, indexPledge } from "./search-index.server.ts"
import { canonicalJson } from "#app/lib/canonical-json.ts"
import type { Instant } from "#app/lib/instant.ts"
import { sha256 } from "#app/lib/seal.server.ts"
import type { Keys } from "#app/lib/seal.server.ts"
import { todayAt } from "#app/lib/zone.ts"
import { touch } from "#db/commit.server.ts"
import { getPetition } from "#db/queries/petitions.server.ts"
import { replaceSearchWords } from "#db/queries/search.server.ts"
import { listTextPlaces, writeTextPlace } from "#db/queries/text-places.server.ts"
import type { TextPlace } from "#db/queries/text-places.server.ts"
import type { Trx } from "#db/schema.ts"

const places = z.array(
  z.object({
    at: z.union([
      z.strictObject({ column: z.string() }),
      z.strictObject({ field: z.string(), lang: z.string() }),
      z.strictObject({ field: z.string(), lang: z.string(), version: z.int() }),
      z.strictObject({ field: z.string(), revision: z.int() }),
    ]),
    text: z.string(),
  }),
)

/**
 * Takes a text's words out of every place in which they stand, puts a stub into each, and gives the words
 * sealed. What hides a text is that it is not there: no query has to know of it.
 */
export async function takeTexts(
  { keys }: { readonly keys: Keys },
  trx: Trx,
  subject: Moderated,
  rule: ContentRule,
  now: Instant,
): Promise<Buffer> {
  const { kind, id } = subject
  const taken = (await listTextPlaces(trx, kind, id)).filter(({ text }) => !isHidden(text))
  for (const { at, text } of taken) {
    const stub = stubOf({ rule, on: todayAt(now), sha256: sha256(text).toString("hex") })
    await writeTextPlace(trx, kind, id, { at, text: stub })
  }
  if (kind === "pledge") await replaceSearchWords(trx, "pledge", id, [])
  if (kind === "petition") await indexPetition(trx, await getPetition(trx, id))
  await touchPage(trx, subject, now)
  return keys.seal(Buffer.from(canonicalJson(taken)), contextOf(subject))
}

/** Puts a text's words back where they stood. */
export async function putTextsBack(
  house: { readonly keys: Keys },
  trx: Trx,
  subject: Moderated,
  sealed: Buffer,
  now: Instant,
): Promise<void> {
  const { kind, id } = subject
  const taken = openTexts(house, subject, sealed)
  for (const place of taken) await writeTextPlace(trx, kind, id, place)
  const own = taken.find(({ at }) => "column" in at)
  if (kind === "pledge" && own) await indexPledge(trx, id, own.text)
  if (kind === "petition") await indexPetition(trx, await getPetition(trx, id))
  await touchPage(trx, subject, now)
}

/** The words of a hidden text, for the moderators who decide on it. @throws where they cannot be opened */
export function openTexts(
  { keys }: { readonly keys: Keys },
  subject: Pick<Moderated, "kind" | "publicId">,
  sealed: Buffer,
): TextPlace[] {
  return places.parse(JSON.parse(keys.open(sealed, contextOf(subject)).toString("utf8")))
}

function contextOf({ kind, publicId }: Pick<Moderated, "kind" | "publicId">): string {
  return `hidden text ${kind} ${publicId}`
}

async function touchPage(trx: Trx, { kind, id, personId }: Moderated, now: Instant) {
  await touch(trx, kind === "reply" ? "petition" : kind, id, now)
  await touch(trx, "person", personId, now)
}
