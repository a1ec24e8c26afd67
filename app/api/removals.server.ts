import { measures } from "#app/domain/content-measure.ts"
import { findPublicRemoval, listRemovalRecords } from "#db/queries/removals.server.ts"
import type { PublicRemoval } from "#db/queries/removals.server.ts"
import { collection } from "./collection.ts"
import { idField, instantField } from "./field.ts"
import { sinceFilter } from "./parameter.ts"
import { z } from "./zod.ts"

const item = z
  .strictObject({
    id: idField,
    at: instantField,
    measure: z.enum(measures),
    class: z.string().openapi({ description: "The rule, or another class of reasons." }),
    subject_kind: z.string(),
    subject_id: z.string().nullable().openapi({
      description: "Null where it concerns many or must not be named.",
    }),
    count: z.int().nonnegative(),
    roles: z
      .array(z.string())
      .openapi({ description: "Of who proposed and who approved; who they are is not told." }),
  })
  .openapi("Removal")

/** The public ledger of what was hidden, removed and put back. */
export const removals = collection({
  name: "removals",
  one: "Removal",
  many: "Removals",
  says: {
    en: "Removals: what was hidden, removed and put back, and why",
    kk: "Жариядан алынғандар: не жасырылды, не жариядан алынды, не қайта көрсетілді және қай ереже бойынша",
    ru: "Снятое с публикации: что скрыто, снято и возвращено и по какому правилу",
  },
  saysOfOne: {
    en: "One entry of the ledger of removals",
    kk: "Жариядан алынғандардың бір жазбасы",
    ru: "Одна запись о снятом с публикации",
  },
  item,
  filters: { since: sinceFilter("Done at that instant or later.") },
  list: async ({ house }, { since }, stretch) =>
    (await listRemovalRecords(house.db.read, { since }, stretch)).map(itemOf),
  find: async ({ house }, id) => {
    const removal = await findPublicRemoval(house.db.read, id)
    return removal && itemOf(removal)
  },
})

function itemOf(removal: PublicRemoval): z.input<typeof item> {
  return {
    id: removal.publicId,
    at: removal.at,
    measure: removal.measure,
    class: removal.class,
    subject_kind: removal.subjectKind,
    subject_id: removal.subject,
    count: removal.count,
    roles: removal.roles.split("+"),
  }
}
