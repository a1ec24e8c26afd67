import { expect, test } from "vitest"
import { loader as petitionPage } from "#app/routes/petitions.$petitionId._index.tsx"
import { action, loader } from "#app/routes/petitions.$petitionId.ways.tsx"
import type { Row } from "#db/schema.ts"
import { answerOf, post, visit } from "#tests/support/ask.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import * as make from "#tests/support/make.ts"

describeOnBothEngines("the page of a petition's ways of signing", (open) => {
  async function at(state: string, role: string) {
    const db = await open()
    const petition = await make.makePetition(db, { state, asks: "iin" })
    const account: Row<"account"> | null =
      role === "nobody" ? null : await make.makeAccount(db, { role })
    const params = { lang: "en", petitionId: petition.public_id }
    return { petition, here: { db, account, params, path: "/en/x" } }
  }

  test.each(["moderator", "operator"])(
    "is a %s's, who is led back to the petition",
    async (role) => {
      const { petition, here } = await at("legal-check", role)
      expect((await answerOf(loader, visit(here))).data).toMatchObject({
        isOpenToChoice: true,
        possible: ["email"],
        taken: ["email"],
      })
      expect(await answerOf(action, post(here, { ways: ["email"] }))).toMatchObject({
        status: 303,
        location: `/en/petitions/${petition.public_id}`,
      })
      expect((await answerOf(action, post(here, {}))).data).toMatchObject({
        refusal: { code: "no-way-chosen" },
      })
      expect(await answerOf(action, post(here, { ways: ["eds"] }))).toMatchObject({
        status: 409,
        data: { refusal: { code: "way-not-possible" } },
      })
      expect((await answerOf(action, post(here, { ways: ["paper"] }))).status).toBe(422)
      const page = (await answerOf(petitionPage, visit(here))).data
      expect(page).toMatchObject({ law: { waysStand: "until-open" }, may: { ways: true } })
    },
  )

  test.each(["constituent", "watchdog", "nobody"])("is closed to a %s", async (role) => {
    const { here } = await at("legal-check", role)
    expect((await answerOf(loader, visit(here))).status).toBe(403)
    expect((await answerOf(action, post(here, { ways: ["email"] }))).status).toBe(403)
  })

  test("says that the ways are settled once signing has opened", async () => {
    const { here } = await at("open", "moderator")
    expect((await answerOf(loader, visit(here))).data).toMatchObject({ isOpenToChoice: false })
    expect(await answerOf(action, post(here, { ways: ["email"] }))).toMatchObject({
      status: 409,
      data: { refusal: { code: "ways-settled" } },
    })
  })
})
