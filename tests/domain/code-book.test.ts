import { describe, expect, test } from "vitest"
import { decideApproval } from "#app/domain/approval.server.ts"
import type { Approver } from "#app/domain/approval.ts"
import { clausesOf, decideCodeBook, wordingIn } from "#app/domain/code-book.ts"
import { proposeCodeBook } from "#app/domain/code-book.server.ts"
import { firstCodeBook } from "#app/domain/first-code-book.ts"
import { listCodeBooks } from "#db/queries/code-books.server.ts"
import { listFinishedCodings } from "#db/queries/coding-history.server.ts"
import { codeAs, makeCoder, plainCoding, rateTogether } from "#tests/support/coding-scene.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { makeHouse } from "#tests/support/house.ts"
import * as make from "#tests/support/make.ts"

const now = "2026-11-24T06:00:00.000Z"
const padding = "Rate what was done, not what was meant. ".repeat(6)
const text = `1. ${padding}\n2. Cite evidence.`
const draft = {
  codingsNeeded: 2,
  lang: "en",
  text,
  translations: { kk: text.replace("Cite", "С") },
}

describe("the first code book", () => {
  test("has the same numbered clauses in every language", () => {
    const wordings = [firstCodeBook.text, ...Object.values(firstCodeBook.translations)]
    expect(wordings).toHaveLength(3)
    for (const wording of wordings) {
      expect(clausesOf(wording).map(({ number }) => number)).toEqual(
        Array.from({ length: 14 }, (_, index) => index + 1),
      )
    }
    expect(firstCodeBook.codingsNeeded).toBe(2)
    expect(wordingIn(firstCodeBook, "kk").lang).toBe("kk")
    expect(wordingIn({ ...firstCodeBook, translations: {} }, "kk").lang).toBe("en")
  })
})

describe("decideCodeBook", () => {
  test("takes a wording with a clause over several lines", () => {
    const longer = { ...draft, text: `${text}\nAlso of old.`, translations: {} }
    expect(decideCodeBook(longer, firstCodeBook).ok).toBe(true)
    expect(clausesOf(longer.text).at(-1)).toEqual({
      number: 2,
      text: "Cite evidence.\nAlso of old.",
    })
  })

  test.each([
    ["codings-impossible", { codingsNeeded: 1 }],
    ["text-too-short", { text: "1. Short." }],
    ["clauses-not-numbered", { text: padding, translations: {} }],
    ["clauses-not-numbered", { text: `1. ${padding}\n3. Cite.`, translations: {} }],
    ["clauses-differ", { translations: { kk: `1. ${padding}` } }],
  ] as const)("refuses: %s", (code, changes) => {
    expect(decideCodeBook({ ...draft, ...changes }, firstCodeBook)).toMatchObject({
      refusal: { code },
    })
  })

  test("refuses a version in which nothing is new", () => {
    expect(decideCodeBook(draft, draft)).toMatchObject({ refusal: { code: "text-unchanged" } })
  })
})

describeOnBothEngines("a new version", (open) => {
  test("needs two, is in the trail, and leaves rounds under way to their own", async () => {
    const db = await open()
    const house = makeHouse(db)
    const [one, two] = [await makeCoder(db), await makeCoder(db)]
    const [proposer, second] = [one, two].map((row): Approver => ({
      ...{ id: row.id, role: "watchdog", personId: null, organizationId: row.organization_id },
    }))
    if (!proposer || !second) throw new Error("nobody is there")
    const pledge = await make.makePledge(db, { due_on: "2025" })
    const given = { ...plainCoding, rating: "not-verifiable", evidence: [] } as const
    await codeAs(house, { pledge: pledge.public_id, given, coder: one, now })

    const proposed = await proposeCodeBook(house, draft, "Clause 1 was unclear.", proposer, now)
    if (!proposed.ok) throw new Error(proposed.refusal.code)
    const { approval } = proposed.value
    const word = { decision: "approved", reason: null } as const
    expect(await decideApproval(house, approval, word, proposer, now)).toMatchObject({
      refusal: { code: "own-proposal" },
    })
    expect((await decideApproval(house, approval, word, second, now)).ok).toBe(true)
    expect(await listCodeBooks(db.read)).toMatchObject([
      { version: 2, text, translations: draft.translations },
      { version: 1, translations: { kk: firstCodeBook.translations["kk"] } },
    ])
    const trail = await db.read.selectFrom("audit_entry").selectAll().orderBy("id").execute()
    expect(trail.map(({ deed, outcome }) => `${deed} ${outcome}`)).toEqual([
      "code-book.adopt done",
      "code-book.adopt refused",
      "code-book.adopt done",
    ])

    await codeAs(house, { pledge: pledge.public_id, given, coder: two, now })
    const later = await make.makePledge(db, { due_on: "2025" })
    await rateTogether(house, later.public_id, given, now)
    const rows = await listFinishedCodings(db.read)
    expect(rows.map(({ codeBookVersion }) => codeBookVersion)).toEqual([1, 1, 2, 2])
  })
})
