import { formerIdScheme } from "#app/domain/person-merge.ts"
import { listFormerPeople } from "#db/queries/person-standing.server.ts"
import { listRecordIdentifiers } from "#db/queries/record-page.server.ts"
import type { RecordIdentifier } from "#db/queries/record-page.server.ts"
import type { Reader } from "#db/schema.ts"

/**
 * The identifiers of people, by their key: their own, those of the records that stand under them, and the
 * public ids which those had.
 */
export async function listPersonIdentifiers(
  db: Reader,
  ids: readonly number[],
): Promise<ReadonlyMap<number, readonly RecordIdentifier[]>> {
  const former = await listFormerPeople(db, ids)
  const formerIds = [...former.values()].flat().map(({ id }) => id)
  const own = await listRecordIdentifiers(db, "person", [...ids, ...formerIds])
  return new Map(
    ids.map((id) => {
      const under = former.get(id) ?? []
      const all = [
        ...(own.get(id) ?? []),
        ...under.flatMap((record) => own.get(record.id) ?? []),
        ...under.map(({ publicId }) => ({ scheme: formerIdScheme, identifier: publicId })),
      ]
      return [id, eachOnce(all)]
    }),
  )
}

function eachOnce(identifiers: readonly RecordIdentifier[]): RecordIdentifier[] {
  const byText = new Map(
    identifiers.map((one) => [JSON.stringify([one.scheme, one.identifier]), one]),
  )
  return [...byText.values()].sort(
    (a, b) => inOrder(a.scheme, b.scheme) || inOrder(a.identifier, b.identifier),
  )
}

function inOrder(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
