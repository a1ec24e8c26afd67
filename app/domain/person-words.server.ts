import { listPersonTexts } from "#db/queries/person-texts.server.ts"
import { replaceSearchWords } from "#db/queries/search.server.ts"
import { listStandIns } from "#db/queries/person-standing.server.ts"
import type { Trx } from "#db/schema.ts"

/** Puts the words of people where readers find them: all names of a person, of a merged record none. */
export async function indexPeople(trx: Trx, ids: readonly number[]): Promise<void> {
  for (const [id, texts] of await listPersonTexts(trx, ids)) {
    await replaceSearchWords(trx, "person", id, texts)
  }
}

/** The same for a person of several records, by any of them. @returns whether there are several */
export async function indexFamily(trx: Trx, id: number): Promise<boolean> {
  const standIns = await listStandIns(trx)
  const standing = standIns.get(id) ?? id
  if (standing === id && ![...standIns.values()].includes(id)) return false
  await indexPeople(trx, [id, standing])
  return true
}
