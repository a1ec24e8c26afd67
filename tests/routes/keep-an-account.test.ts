import { beforeEach, expect, test } from "vitest"
import { createAccount } from "#app/auth/accounts.server.ts"
import { startSession } from "#app/auth/session.server.ts"
import { action as askReset } from "#app/routes/session.reset._index.tsx"
import { action as setPassword, loader as resetLink } from "#app/routes/session.reset.$secret.tsx"
import { loader as account } from "#app/routes/account._index.tsx"
import { action as erase } from "#app/routes/account.deletion.tsx"
import { action as askChange, loader as emailForm } from "#app/routes/account.email._index.tsx"
import { action as confirmEmail, loader as emailLink } from "#app/routes/account.email.$secret.tsx"
import { loader as exported } from "#app/routes/account.export.ts"
import { action as signUp } from "#app/routes/account.new.tsx"
import { action as endSessions } from "#app/routes/account.sessions.end.ts"
import { sha256 } from "#app/lib/seal.server.ts"
import type { Row } from "#db/schema.ts"
import { answerOf, post, visit } from "#tests/support/ask.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import type { TestDb } from "#tests/support/database.ts"
import { makeHouse } from "#tests/support/house.ts"
import { makePetition, makePledge } from "#tests/support/make.ts"
import { listMailed } from "#tests/support/outbox.ts"

const now = "2026-11-24T06:00:00.000Z"
const password = "tall poplars by the water"
const params = { lang: "en" }

describeOnBothEngines("keeping an account", (open) => {
  let db: TestDb
  let own: Row<"account">
  let email: string
  let count = 0

  beforeEach(async () => {
    db = await open()
    // Letters to one address are counted for an hour, whatever the database.
    count += 1
    email = `samal${count}@${db.engine}.example.org`
    const draft = {
      email,
      password,
      role: "constituent",
      lang: "en",
      displayName: "Samal",
    } as const
    const created = await createAccount(makeHouse(db), draft, now)
    if (!created.ok) throw new Error(created.refusal.code)
    own = await db.read.selectFrom("account").selectAll().executeTakeFirstOrThrow()
  })

  function at(path: string, who: Row<"account"> | null = own, more: Record<string, string> = {}) {
    return { db, account: who, now, path, params: { ...params, ...more } }
  }

  async function secretOf(kind: string): Promise<string> {
    const mailed = (await listMailed(makeHouse(db))).filter((letter) => letter.kind === kind)
    return String(mailed.at(-1)?.payload["link"]).split("/").at(-1) ?? ""
  }

  test.each([
    ["sign-up", signUp, "/en/account/new"],
    ["reset", askReset, "/en/session/reset"],
  ] as const)("answers a %s alike for a known and an unknown address", async (_, action, path) => {
    const unknown = `nobody${count}@${db.engine}.example.org`
    const answers = []
    for (const address of [email, unknown]) {
      const got = await answerOf(action, post(at(path, null), { email: address }))
      answers.push(JSON.stringify(got).replaceAll(address, "-"))
    }
    expect(answers[0]).toBe(answers[1])
    expect(await listMailed(makeHouse(db))).toHaveLength(2)
  })

  test("replaces a forgotten password by the mailed link, once", async () => {
    await answerOf(askReset, post(at("/en/session/reset", null), { email }))
    const secret = await secretOf("reset")
    const page = at(`/en/session/reset/${secret}`, null, { secret })
    expect(await answerOf(resetLink, visit(page))).toMatchObject({ status: 200 })
    const wrong = await answerOf(setPassword, post(page, { newPassword: "short" }))
    expect(wrong).toMatchObject({
      status: 422,
      data: { errors: { newPassword: { code: "refusal.password-short", args: { min: 15 } } } },
    })
    const fields = { newPassword: "white willows by the well" }
    expect(await answerOf(setPassword, post(page, fields))).toMatchObject({
      status: 303,
      location: "/en/session?changed=password",
    })
    expect((await answerOf(setPassword, post(page, fields))).status).toBe(410)
    expect((await answerOf(resetLink, visit(page))).status).toBe(410)
  })

  test("changes the address by the mailed link", async () => {
    const next = `samal${count}@${db.engine}.example.net`
    const form = at("/en/account/email")
    expect((await answerOf(emailForm, visit(form))).data).toEqual({ present: email })
    const asked = await answerOf(askChange, post(form, { email: next }))
    expect(asked).toMatchObject({ status: 200, data: { sentTo: next } })
    const secret = await secretOf("email-change")
    const page = at(`/en/account/email/${secret}`, null, { secret })
    expect((await answerOf(emailLink, visit(page))).data).toMatchObject({ email: next })
    expect(await answerOf(confirmEmail, post(page, {}))).toMatchObject({
      status: 303,
      location: "/en/session?changed=email",
    })
    expect((await answerOf(emailForm, visit(form))).data).toEqual({ present: next })
    expect((await answerOf(confirmEmail, post(page, {}))).status).toBe(410)
  })

  test.each([
    [resetLink, setPassword, "/en/session/reset/x"],
    [emailLink, confirmEmail, "/en/account/email/x"],
  ] as const)("finds no link that was never mailed", async (loader, action, path) => {
    const page = at(path, null, { secret: "x" })
    expect((await answerOf(loader, visit(page))).status).toBe(404)
    const fields = { newPassword: "white willows by the well" }
    expect((await answerOf(action, post(page, fields))).status).toBe(404)
  })

  test("is erased only when the box is ticked, and not while a petition is under way", async () => {
    const page = at("/en/account/deletion")
    expect(await answerOf(erase, post(page, {}))).toMatchObject({
      status: 422,
      data: { errors: { sure: { code: "account.deletion-needed" } } },
    })
    const petition = await makePetition(db, { proponent_id: own.id, state: "open" })
    const live = await answerOf(erase, post(page, { sure: "on" }))
    expect(live).toMatchObject({ status: 409, data: { refusal: { code: "petition-live" } } })
    await db.writer
      .updateTable("petition")
      .set({ state: "withdrawn" })
      .where("id", "=", petition.id)
      .execute()
    expect(await answerOf(erase, post(page, { sure: "on" }))).toMatchObject({
      status: 303,
      location: "/en/session?changed=deletion",
    })
  })

  test("lists the sessions that are open and ends one, or all but the one at hand", async () => {
    const house = makeHouse(db, { now })
    const here = await startSession(house, own.id, now, { agent: "Firefox, Linux" })
    await startSession(house, own.id, now, { agent: "Safari, iPhone" })
    await startSession(house, own.id, now, { agent: "Chrome, Android" })
    const listed = await shownSessions()
    expect(listed.map(({ agent }) => agent).sort()).toEqual([
      "Chrome, Android",
      "Firefox, Linux",
      "Safari, iPhone",
    ])
    const phone = listed.find(({ agent }) => agent === "Safari, iPhone")
    const page = at("/en/account/sessions/end")
    await answerOf(endSessions, post(page, { session: phone?.publicId }))
    expect(await shownSessions()).toHaveLength(2)
    const asked = post(page, {})
    const session = { idHash: sha256(here) } as never
    await answerOf(endSessions, { ...asked, context: { ...asked.context, session } })
    expect((await shownSessions()).map(({ agent }) => agent)).toEqual(["Firefox, Linux"])
  })

  test("ends no session of another account", async () => {
    const house = makeHouse(db, { now })
    const draft = { email: `x${email}`, password, role: "constituent", lang: "en" } as const
    const created = await createAccount(house, draft, now)
    if (created.ok) await startSession(house, created.value.id, now)
    const [theirs] = await db.read.selectFrom("session").selectAll().execute()
    const fields = { session: theirs?.public_id }
    await answerOf(endSessions, post(at("/en/account/sessions/end"), fields))
    expect(await db.read.selectFrom("session").selectAll().execute()).toHaveLength(1)
  })

  test("gives out everything it holds, as a file that nobody keeps", async () => {
    await makePetition(db, { proponent_id: own.id, title: "Warm meals" })
    await makePledge(db, { account_id: own.id, text: "A school in each village" })
    await startSession(makeHouse(db), own.id, now, { agent: "Firefox, Linux" })
    const { request, context } = visit(at("/en/account/export"))
    const answer = await exported({ request, params, context } as never)
    expect(answer.headers.get("content-disposition")).toBe(
      'attachment; filename="uade-2026-11-24.json"',
    )
    expect(answer.headers.get("cache-control")).toContain("no-store")
    const text = await answer.text()
    expect(JSON.parse(text)).toMatchObject({
      exportedAt: now,
      account: { id: own.public_id, role: "constituent", name: "Samal", email },
      sessions: [{ agent: "Firefox, Linux" }],
      secondStep: { passkeys: [], oneTimeCodes: [], backupCodes: [] },
      petitions: [{ title: "Warm meals" }],
      promises: [{ text: "A school in each village" }],
      evidence: [],
      assessments: [],
      replies: [],
      steps: [],
      reports: [],
      approvals: [],
      trail: [],
    })
    expect(text).not.toContain("argon2")
  })

  async function shownSessions() {
    const { data } = await answerOf(account, visit(at("/en/account")))
    return (data as { sessions: { publicId: string; agent: string }[] }).sessions
  }
})
