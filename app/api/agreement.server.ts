import { createHash } from "node:crypto"
import type { House } from "#app/context.server.ts"
import type { Agreement } from "#app/domain/agreement-report.ts"
import { findAgreement } from "#app/domain/agreement.server.ts"
import { draws, seed } from "#app/domain/bootstrap.ts"
import { collection } from "./collection.ts"
import { stretchOfAll } from "./page.ts"
import { z } from "./zod.ts"

const alpha = z
  .strictObject({
    value: z.number().nullable(),
    interval: z.strictObject({ low: z.number(), high: z.number() }).nullable(),
  })
  .openapi("Alpha")

const kinds = ["overall", "category", "coder", "quarter"] as const

const item = z
  .strictObject({
    id: z.string(),
    of: z.enum(kinds),
    name: z.string().nullable().openapi({
      description: "The category, the coder's sign or the quarter (`2026-Q3`); null for all.",
    }),
    units: z.int().nonnegative().openapi({ description: "Rounds that two or more coded." }),
    percent: z.number().nullable(),
    kappa: z.number().nullable(),
    nominal: alpha,
    ordinal: alpha,
    drifted: z.boolean().nullable().openapi({
      description: "Of a quarter: whether its interval lies wholly below α of all before it.",
    }),
    draws: z.int().openapi({ description: "Of the bootstrap that gives the intervals." }),
    seed: z.int().openapi({ description: "With which the draws begin: they can be repeated." }),
  })
  .openapi("Agreement")

type Item = z.input<typeof item>

const form = /^(overall|(category|coder|quarter)-[0-9a-z]{1,40})$/

/** How well two people who assess a promise agree: over all, by category, by coder, by quarter. */
export const agreement = collection({
  name: "agreement",
  one: "Agreement",
  many: "Agreement",
  says: {
    en: "Agreement: how well two people who assess a promise agree",
    kk: "Бағалаушылардың келісімділігі: екі бағалаушының жауабы қаншалықты сәйкес",
    ru: "Согласованность оценок: насколько сходятся два оценщика",
  },
  saysOfOne: {
    en: "Agreement over all, in one category, of one coder or of one quarter",
    kk: "Барлығы бойынша, бір тақырып, бір бағалаушы не бір тоқсан бойынша келісімділік",
    ru: "Согласованность по всем, по одной теме, одному оценщику или кварталу",
  },
  item,
  id: z.string().regex(form).openapi({ example: "overall" }),
  isId: (text) => form.test(text),
  filters: {},
  list: async ({ house }, _, stretch) => stretchOfAll(await itemsOf(house.db.read), stretch),
  find: async ({ house }, id) => (await itemsOf(house.db.read)).find((one) => one.id === id),
})

async function itemsOf(db: House["db"]["read"]): Promise<Item[]> {
  const { overall, categories, coders, quarters } = await findAgreement(db)
  return [
    itemOf("overall", null, overall),
    ...categories.map((one) => itemOf("category", one.name, one)),
    ...coders.map((one) => itemOf("coder", one.name, one)),
    ...quarters.map((one) => itemOf("quarter", one.name, one, one.drifted)),
  ]
}

function itemOf(
  of: (typeof kinds)[number],
  name: string | null,
  { units, percent, kappa, nominal, ordinal }: Agreement,
  drifted: boolean | null = null,
): Item {
  const id = name === null ? of : `${of}-${partOf(name)}`
  return { id, of, name, units, percent, kappa, nominal, ordinal, drifted, draws, seed }
}

/** A name as part of an id: as it is where it can be, else its hash. */
function partOf(name: string): string {
  const plain = name.toLowerCase().replace("-", "")
  if (/^[0-9a-z]{1,40}$/.test(plain)) return plain
  return createHash("sha256").update(name).digest("hex").slice(0, 16)
}
