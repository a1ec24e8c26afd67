import { expect, test } from "vitest"
import { startSession } from "#app/auth/session.server.ts"
import { takeAccreditationStep } from "#db/queries/accreditation-steps.server.ts"
import { accept } from "#app/lib/outcome.ts"
import { commit } from "#db/commit.server.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { makeHouse } from "#tests/support/house.ts"
import * as make from "#tests/support/make.ts"
import { openGate, page } from "#tests/server/door.ts"

describeOnBothEngines("the people of an organisation", (open) => {
  async function openSite(role: "watchdog" | "auditor") {
    const house = makeHouse(await open(), { mode: "production" })
    const now = house.clock.now()
    const { id, organization_id } = await make.makeAccreditation(house.db, { kind: role })
    const account = await make.makeAccount(house.db, { role, organization_id })
    const token = await startSession(house, account.id, now, { factor: "totp" })
    const gate = await openGate({
      house,
      pages: (_, path) => Promise.resolve(page(path ?? "let in", statusOf(path))),
    })

    async function ask(target: string, method = "GET") {
      const headers = { cookie: `__Host-sid=${token}`, origin: house.origin }
      const { status, body } = await gate.ask(target, { method, headers })
      return { status, body: body.toString() }
    }

    function take(step: "suspend" | "reinstate") {
      const state = step === "suspend" ? "suspended" : "admitted"
      const taken = { step, at: now, reason: "Its funding was hidden" } as const
      return commit(house.db, async (trx) => {
        await takeAccreditationStep(trx, id, taken, { state })
        return accept(undefined)
      })
    }

    return { ask, take }
  }

  test("lose the deeds of their role at once, with the session they have, and get them back", async () => {
    const { ask, take } = await openSite("watchdog")
    const form = "/en/promises/new"
    expect(await ask(form)).toEqual({ status: 200, body: "let in" })
    await take("suspend")
    for (const method of ["GET", "POST"]) {
      expect(await ask(form, method)).toEqual({
        status: 403,
        body: "/en/problem/403?why=barred",
      })
    }
    await take("reinstate")
    expect((await ask(form)).status).toBe(200)
  })

  test.each([
    ["/en/desk", 200],
    ["/en/people", 200],
    ["/en/account", 200],
    ["/en/account/conflicts", 200],
    ["/en/promises/k3v9x2m4q8ab7tpz/verdicts/new", 403],
    ["/en/promises/k3v9x2m4q8ab7tpz/evidence/new", 403],
    ["/en/organizations/k3v9x2m4q8ab7tpz/people", 403],
    ["/en/moderation", 403],
  ])("read on while it is suspended: %s", async (target, status) => {
    const { ask, take } = await openSite("watchdog")
    await take("suspend")
    const answered = await ask(target)
    expect(answered.status).toBe(status)
    // Of what was never theirs, the suspension is not the reason.
    expect(answered.body.includes("barred")).toBe(status === 403 && target !== "/en/moderation")
  })

  test("that checks read no trail meanwhile", async () => {
    const { ask, take } = await openSite("auditor")
    expect((await ask("/en/audit")).status).toBe(200)
    await take("suspend")
    expect((await ask("/en/audit")).status).toBe(403)
  })
})

function statusOf(path: string | undefined): number {
  return path === undefined ? 200 : Number(/problem\/(\d+)/.exec(path)?.[1])
}
