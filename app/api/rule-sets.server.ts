import type { House } from "#app/context.server.ts"
import { notEstablishedRules, ruleSetSchema } from "#app/domain/rule-set.ts"
import type { RuleSet } from "#app/domain/rule-set.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import { assessmentOf, assessmentSchema } from "./assessment.ts"
import { assessQuery, contradiction } from "./assess-query.ts"
import { listOf, pageOf, pageQuery } from "./page.ts"
import { slugParameter } from "./parameter.ts"
import { resource } from "./resource.ts"
import { snakeCase, snakeSchema, withSnakeKeys } from "./snake-case.ts"
import { z } from "./zod.ts"

const item = z.strictObject({
  ...(snakeSchema(ruleSetSchema) as z.ZodObject).shape,
  time_zone: z.string(),
  not_established: z.array(z.string()),
})

type Item = z.input<typeof item>

const nothing = z.strictObject({})
const one = z.strictObject({ id: slugParameter })

const list = resource({
  path: "/api/v1/rule-sets",
  summary: "Recall laws as data",
  params: nothing,
  query: pageQuery,
  body: listOf(item),
  answer: ({ house, query, self }) => {
    const items = [...house.ruleSets.values()]
    const page = pageOf({ items, keyOf: ({ id }) => id, query, self })
    if (!page.ok) return Promise.resolve(page)
    return Promise.resolve(accept({ ...page.value, data: page.value.data.map(itemOf) }))
  },
})

const single = resource({
  path: "/api/v1/rule-sets/{id}",
  summary: "One recall law",
  params: one,
  query: nothing,
  body: z.strictObject({ data: item }),
  answer: ({ house, params }) => {
    const ruleSet = ruleSetOf(house, params.id)
    return Promise.resolve(ruleSet ? accept({ data: itemOf(ruleSet) }) : refuse("not-found"))
  },
})

const assessed = resource({
  path: "/api/v1/rule-sets/{id}/assess",
  summary: "What a recall law says of a case",
  params: one,
  query: assessQuery,
  body: z.strictObject({ data: assessmentSchema }),
  answer: ({ house, params, query }) => {
    const ruleSet = ruleSetOf(house, params.id)
    if (!ruleSet) return Promise.resolve(refuse("not-found"))
    const parameter = contradiction(query, ruleSet)
    return Promise.resolve(
      parameter === undefined
        ? accept({ data: assessmentOf(ruleSet, query) })
        : refuse("bad-parameter", { details: { parameter } }),
    )
  },
})

/** Recall laws: all, one, and the calculator over any numbers and days. */
export const ruleSetResources = [list, single, assessed]

function ruleSetOf({ ruleSets }: Pick<House, "ruleSets">, id: string): RuleSet | undefined {
  return ruleSets.get(id)
}

function itemOf(ruleSet: RuleSet): Item {
  return {
    ...(withSnakeKeys(ruleSet) as object),
    time_zone: ruleSet.procedure.timeZone,
    not_established: notEstablishedRules(ruleSet).map(snakeCase),
  }
}
