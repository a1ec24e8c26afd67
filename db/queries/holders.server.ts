import { holdsSeatOn } from "#app/domain/mandate.ts"
import type { Day } from "#app/lib/instant.ts"
import { listMandates } from "#db/queries/mandates.server.ts"
import type { Reader } from "#db/schema.ts"

/** Who holds the seat of an area now. */
export interface Holder {
  readonly areaId: number
  readonly publicId: string
  readonly name: string
}

/** Who holds the seats of areas on a day, once each; of a list seat the area is the whole council's. */
export async function listHolders(
  db: Reader,
  areaIds: readonly number[],
  today: Day,
  lang: string,
): Promise<Holder[]> {
  const mandates = await listMandates(db, { areaIds }, lang)
  const met = new Set<string>()
  return mandates.flatMap((mandate) => {
    const { area, person } = mandate
    const key = `${String(area?.id)} ${person.publicId}`
    if (!area || met.has(key) || !holdsSeatOn(mandate, today)) return []
    met.add(key)
    return [{ areaId: area.id, publicId: person.publicId, name: person.name }]
  })
}
