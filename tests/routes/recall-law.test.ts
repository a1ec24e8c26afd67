import type { LoaderFunctionArgs } from "@remix-run/node"
import { expect, test } from "vitest"
import { loader as calculatorLoader } from "#app/routes/recall._index.tsx"
import { loader as lawLoader } from "#app/routes/recall.$office.tsx"
import { answerOf, visit } from "#tests/support/ask.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import * as make from "#tests/support/make.ts"

function calculate(asked: LoaderFunctionArgs) {
  return Promise.resolve(calculatorLoader(asked))
}

describeOnBothEngines("the page of recall law", (open) => {
  test("calculates by the law in force where none is chosen, and keeps what was entered", async () => {
    const db = await open()
    const path = "/kk/recall?electorate=400+000&signatures=40001"
    const { status, data } = await answerOf(calculate, visit({ db, account: null, path }))
    expect(status).toBe(200)
    expect(data).toMatchObject({
      ruleSet: { id: "kz-2026" },
      values: { electorate: "400 000", signatures: "40001" },
      answers: { assessment: { signaturesNeeded: 40_001, sufficient: true } },
    })
  })

  test.each([
    ["electorate=0", "electorate", "recallLaw.problem-positive"],
    ["on=2026-02-30", "on", "form.not-a-day"],
    ["signatures=many", "signatures", "form.not-a-number"],
    ["mandate=both", "mandate", "form.not-a-choice"],
    ["turned_out=5&for_recall=6", "for_recall", "recallLaw.problem-for_recall"],
    [
      "elected_on=2026-01-02&term_ends_on=2026-01-01",
      "term_ends_on",
      "recallLaw.problem-term_ends_on",
    ],
  ])("%s: 422 that names %s and keeps it", async (query, field, code) => {
    const db = await open()
    const path = `/en/recall?law=kz-2022&${query}`
    const { status, data } = await answerOf(calculate, visit({ db, account: null, path }))
    expect(status).toBe(422)
    const sent = new URLSearchParams(query).get(field)
    expect(data).toMatchObject({ errors: { [field]: { code } }, values: { [field]: sent } })
  })

  test.each([
    ["maslikhat", "kz-2026", true],
    ["mazhilis", "kz-2022", false],
    ["uk-mp", "uk-2015", true],
    ["ch-so-government", "ch-so", true],
  ])("of %s is %s, in force today: %s", async (office, id, isInForce) => {
    const db = await open()
    const { data } = await answerOf(
      lawLoader,
      visit({ db, account: null, path: `/en/recall/${office}`, params: { office } }),
    )
    expect(data).toMatchObject({ ruleSet: { id }, isInForce })
  })

  test("of an office that no law knows is not there", async () => {
    const db = await open()
    const visited = visit({
      db,
      account: null,
      path: "/en/recall/senate",
      params: { office: "senate" },
    })
    expect((await answerOf(lawLoader, visited)).status).toBe(404)
  })

  test("has the days and numbers of a deputy whose seat it binds, of no other", async () => {
    const db = await open()
    const post = await make.makePost(db, { rule_set: "kz/maslikhat" })
    const area = await make.makeArea(db)
    const seat = { post_id: post.id, area_id: area.id, mandate_kind: "district" } as const
    const membership = await make.makeMembership(db, {
      ...seat,
      start_date: "2023-03-29",
      end_date: "2028-03-28",
    })
    const person = await db.read
      .selectFrom("person")
      .select("public_id")
      .where("id", "=", membership.person_id)
      .executeTakeFirstOrThrow()
    async function own(office: string) {
      const path = `/en/recall/${office}?person=${person.public_id}`
      const visited = visit({ db, account: null, path, params: { office } })
      return ((await answerOf(lawLoader, visited)).data as { own: unknown }).own
    }
    expect(await own("maslikhat")).toMatchObject({
      outlook: { status: "open", opensOn: "2024-03-29", closesOn: "2027-03-28", byLastKnown: true },
      electorate: null,
    })
    expect(await own("uk-mp")).toBeNull()
  })
})
