import { beforeEach, expect, test } from "vitest"
import { createAccount } from "#app/auth/accounts.server.ts"
import {
  confirmEmailChange,
  readEmailChange,
  requestEmailChange,
} from "#app/auth/email-change.server.ts"
import { readSession, startSession } from "#app/auth/session.server.ts"
import { changePassword, signIn } from "#app/auth/sign-in.server.ts"
import type { SignedIn } from "#app/context.server.ts"
import { hour, later } from "#app/lib/instant.ts"
import { sha256 } from "#app/lib/seal.server.ts"
import { getAccount } from "#db/queries/accounts.server.ts"
import { houseOn } from "#tests/auth/house.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { listMailed } from "#tests/support/outbox.ts"

const now = "2031-03-02T06:00:00.000Z"
const email = "Samal@example.org"
const other = "aliya@example.org"
const next = "Samal@example.net"
const password = "tall poplars by the water"

describeOnBothEngines("a change of the address", (open) => {
  let house: ReturnType<typeof houseOn>
  let account: SignedIn

  beforeEach(async () => {
    house = houseOn(await open())
    account = await made(email)
  })

  async function made(address: string): Promise<SignedIn> {
    const draft = { email: address, password, role: "constituent", lang: "kk" } as const
    const created = await createAccount(house, draft, now)
    if (!created.ok) throw new Error(created.refusal.code)
    return getAccount(house.db.read, created.value.id)
  }

  async function mailedSecret(address = next): Promise<string> {
    await requestEmailChange(house, account, address, now)
    const mailed = (await listMailed(house)).filter(({ kind }) => kind === "email-change").at(-1)
    expect(mailed?.payload["email"]).toBe(address)
    return String(mailed?.payload["link"]).split("/").at(-1) ?? ""
  }

  function confirm(secret: string, at = now, keptHash?: Buffer) {
    return confirmEmailChange(house, { secret, keptHash }, at)
  }

  async function signsIn(address: string): Promise<boolean> {
    return (await signIn(house, { email: address, password }, now)).ok
  }

  test("is asked for alike whether or not the new address has an account, with two letters each", async () => {
    await made(other)
    const taken = await requestEmailChange(house, account, other, now)
    const free = await requestEmailChange(house, account, next, now)
    expect(taken).toEqual(free)
    const told = { kind: "email-change-asked", payload: { accountId: account.id } }
    expect(await listMailed(house)).toMatchObject([
      { kind: "email-change-known", payload: { email: other } },
      told,
      { kind: "email-change", payload: { email: next } },
      told,
    ])
  })

  test("changes nothing until the mailed link is confirmed", async () => {
    const secret = await mailedSecret()
    expect(await readEmailChange(house, secret, now)).toMatchObject({ value: { email: next } })
    expect([await signsIn(email), await signsIn(next)]).toEqual([true, false])
    expect((await confirm(secret)).ok).toBe(true)
    expect([await signsIn(email), await signsIn(next)]).toEqual([false, true])
  })

  test("ends the sessions elsewhere and keeps the one at hand", async () => {
    const here = await startSession(house, account.id, now)
    const elsewhere = await startSession(house, account.id, now)
    await confirm(await mailedSecret(), now, sha256(here))
    expect(await readSession(house, here, now)).not.toBeNull()
    expect(await readSession(house, elsewhere, now)).toBeNull()
  })

  test("confirmed where somebody else is signed in ends all of the account's sessions, not theirs", async () => {
    const theirs = await startSession(house, (await made(other)).id, now)
    const own = await startSession(house, account.id, now)
    await confirm(await mailedSecret(), now, sha256(theirs))
    expect(await readSession(house, theirs, now)).not.toBeNull()
    expect(await readSession(house, own, now)).toBeNull()
  })

  test("is told of to the former address", async () => {
    await confirm(await mailedSecret())
    expect((await listMailed(house)).at(-1)).toMatchObject({
      kind: "email-changed",
      payload: { email, lang: "kk" },
    })
  })

  test("is void once the password is another: what the notice advises helps", async () => {
    const secret = await mailedSecret()
    const passwords = { current: password, next: "white willows by the well" }
    await changePassword(house, account, passwords, now)
    expect(await confirm(secret)).toMatchObject({ refusal: { code: "link-used" } })
  })

  test("is void once the new address has got an account", async () => {
    const secret = await mailedSecret()
    await made(next)
    expect(await confirm(secret)).toMatchObject({ refusal: { code: "link-used" } })
    expect(await readEmailChange(house, secret, now)).toMatchObject({ ok: false })
  })

  test("is void for a suspended account", async () => {
    const secret = await mailedSecret()
    await house.db.writer.updateTable("account").set({ suspended_at: now }).execute()
    expect(await confirm(secret)).toMatchObject({ refusal: { code: "link-used" } })
  })

  test("is done once by one link, also when it is pressed twice at once", async () => {
    const secret = await mailedSecret()
    const outcomes = await Promise.all([confirm(secret), confirm(secret)])
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  })

  test.each([
    ["link-expired", (secret: string) => secret, later(now, 24 * hour)],
    ["link-broken", (secret: string) => secret.slice(0, -2), now],
    ["link-broken", () => "", now],
  ])("is refused: %s", async (code, change, at) => {
    const outcome = await confirm(change(await mailedSecret()), at)
    expect(outcome).toMatchObject({ ok: false, refusal: { code } })
    expect(await signsIn(email)).toBe(true)
  })

  test.each([
    ["email-invalid", "samal"],
    ["email-same", "samal@example.org"],
    ["email-same", "samal+uade@example.org"],
  ])("is refused before any letter: %s for %s", async (code, address) => {
    const outcome = await requestEmailChange(house, account, address, now)
    expect(outcome).toMatchObject({ ok: false, refusal: { code } })
    expect(await listMailed(house)).toEqual([])
  })

  test("fills nobody's mailbox: three an hour for one account, whatever the address", async () => {
    const answers = []
    for (const name of ["a", "b", "c", "d", "e"]) {
      const asked = await requestEmailChange(house, account, `${name}@example.net`, now)
      answers.push(JSON.stringify(asked))
    }
    expect(new Set(answers).size).toBe(1)
    expect(await listMailed(house)).toHaveLength(6)
  })
})
