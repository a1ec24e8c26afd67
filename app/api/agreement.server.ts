import { findAgreement } from "#app/domain/agreement.server.ts"
import { draws, seed } from "#app/domain/bootstrap.ts"
import { accept } from "#app/lib/outcome.ts"
import { resource } from "./resource.ts"
import { z } from "./zod.ts"

const alpha = z.strictObject({
  value: z.number().nullable(),
  interval: z.strictObject({ low: z.number(), high: z.number() }).nullable(),
})
const agreement = {
  units: z.int().nonnegative(),
  percent: z.number().nullable(),
  kappa: z.number().nullable(),
  nominal: alpha,
  ordinal: alpha,
}
const named = { name: z.string(), ...agreement }

const report = resource({
  path: "/api/v1/agreement",
  summary: "How well two people who assess a promise agree",
  params: z.strictObject({}),
  query: z.strictObject({}),
  body: z.strictObject({
    data: z.strictObject({
      draws: z.int(),
      seed: z.int(),
      overall: z.strictObject(agreement),
      categories: z.array(z.strictObject(named)),
      coders: z.array(z.strictObject(named)),
      quarters: z.array(z.strictObject({ ...named, drifted: z.boolean() })),
    }),
  }),
  answer: async ({ house }) => {
    const { overall, categories, coders, quarters } = await findAgreement(house.db.read)
    return accept({
      data: {
        ...{ draws, seed, overall },
        ...{ categories: [...categories], coders: [...coders], quarters: [...quarters] },
      },
    })
  },
})

export const agreementResources = [report]
