import type { House } from "#app/context.server.ts"
import { notEstablishedRules, ruleSetSchema } from "#app/domain/rule-set.ts"
import type { RuleSet } from "#app/domain/rule-set.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import { assessmentOf, assessmentSchema } from "./assessment.ts"
import { assessQuery, contradiction } from "./assess-query.ts"
import { collection } from "./collection.ts"
import { stretchOfAll } from "./page.ts"
import { slugParameter } from "./parameter.ts"
import { resource } from "./resource.ts"
import { snakeCase, snakeSchema, withSnakeKeys } from "./snake-case.ts"
import { z } from "./zod.ts"

const item = z
  .strictObject({
    ...(snakeSchema(ruleSetSchema) as z.ZodObject).shape,
    id: z.string(),
    time_zone: z.string(),
    not_established: z.array(z.string()),
  })
  .openapi("RuleSet")

type Item = z.input<typeof item>

const idOfLaw = slugParameter.openapi({ example: "kz-2026" })

const assessed = resource({
  path: "/api/v1/rule-sets/{id}/assess",
  operationId: "assessRecall",
  tag: "rule-sets",
  says: {
    en: "What a recall law says of a case: the recall calculator",
    kk: "Кері шақырып алу туралы заң нақты жағдайда не дейді: есептегіш",
    ru: "Что закон об отзыве говорит о случае: калькулятор",
  },
  sample: "elected_on=2023-03-19&term_ends_on=2028-03-19&on=2026-06-01&electorate=40000",
  params: z.strictObject({ id: idOfLaw }),
  query: assessQuery,
  body: z.strictObject({ data: assessmentSchema.openapi("Assessment") }),
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
export const ruleSets = collection({
  name: "rule-sets",
  one: "RuleSet",
  many: "RuleSets",
  says: {
    en: "Rule sets: recall laws as data, each value with its article and source",
    kk: "Ережелер: кері шақырып алу туралы заңдар дерек түрінде, әр мәні бабымен және дереккөзімен",
    ru: "Наборы правил: законы об отзыве как данные, каждое значение со статьёй и источником",
  },
  saysOfOne: { en: "One recall law", kk: "Бір заң", ru: "Один закон" },
  item,
  id: idOfLaw,
  isId: (text) => /^[a-z0-9-]{1,40}$/.test(text),
  filters: {},
  list: ({ house }, _, stretch) =>
    Promise.resolve(stretchOfAll([...house.ruleSets.values()].map(itemOf), stretch)),
  find: ({ house }, id) => {
    const ruleSet = ruleSetOf(house, id)
    return Promise.resolve(ruleSet && itemOf(ruleSet))
  },
  further: [assessed],
})

function ruleSetOf({ ruleSets }: Pick<House, "ruleSets">, id: string): RuleSet | undefined {
  return ruleSets.get(id)
}

function itemOf(ruleSet: RuleSet): Item {
  return {
    ...(withSnakeKeys(ruleSet) as object),
    id: ruleSet.id,
    time_zone: ruleSet.procedure.timeZone,
    not_established: notEstablishedRules(ruleSet).map(snakeCase),
  }
}
