import { beforeEach, expect, test } from "vitest"
import { createAccount } from "#app/auth/accounts.server.ts"
import { readReset, requestReset, resetPassword } from "#app/auth/reset.server.ts"
import { hashing } from "#app/auth/password.server.ts"
import { readSession, startSession } from "#app/auth/session.server.ts"
import { signIn } from "#app/auth/sign-in.server.ts"
import { hour, later } from "#app/lib/instant.ts"
import { houseOn } from "#tests/auth/house.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { listMailed } from "#tests/support/outbox.ts"

const now = "2031-03-02T06:00:00.000Z"
const email = "Samal@example.org"
const password = "tall poplars by the water"
const next = "white willows by the well"

describeOnBothEngines("a forgotten password", (open) => {
  let house: ReturnType<typeof houseOn>
  let id: number

  beforeEach(async () => {
    house = houseOn(await open())
    const draft = { email, password, role: "constituent", lang: "kk" } as const
    const created = await createAccount(house, draft, now)
    if (!created.ok) throw new Error(created.refusal.code)
    id = created.value.id
  })

  async function mailedSecret(): Promise<string> {
    await requestReset(house, { email, lang: "ru" }, now)
    const mailed = await listMailed(house)
    return String(mailed.at(-1)?.payload["link"]).split("/").at(-1) ?? ""
  }

  function choose(secret: string, at = now, word = next) {
    return resetPassword(house, { secret, password: word }, at)
  }

  async function signsIn(word: string): Promise<boolean> {
    return (await signIn(house, { email, password: word }, now)).ok
  }

  test("is asked for alike for a known and an unknown address, with one letter and no hash each", async () => {
    const before = hashing.admitted
    const known = await requestReset(house, { email, lang: "ru" }, now)
    const unknown = await requestReset(house, { email: "aliya@example.org", lang: "ru" }, now)
    expect(known).toEqual(unknown)
    expect(hashing.admitted).toBe(before)
    expect(await listMailed(house)).toMatchObject([
      { kind: "reset", payload: { accountId: id } },
      { kind: "reset-unknown", payload: { email: "aliya@example.org", lang: "ru" } },
    ])
  })

  test("is written of to the address that the account gave, in its language", async () => {
    await requestReset(house, { email: "samal+thief@example.org", lang: "ru" }, now)
    const [letter] = await listMailed(house)
    expect(Object.keys(letter?.payload ?? {})).toEqual(["accountId", "link"])
    expect(letter?.payload["link"]).toMatch(/^https:\/\/uade\.example\/kk\/session\/reset\/[\w-]+$/)
  })

  test("is replaced by the mailed link, and every session ends", async () => {
    const token = await startSession(house, id, now)
    const secret = await mailedSecret()
    expect((await readReset(house, secret, now)).ok).toBe(true)
    expect(await signsIn(password)).toBe(true)
    expect(await choose(secret)).toEqual({ ok: true, value: undefined })
    expect(await readSession(house, token, now)).toBeNull()
    expect([await signsIn(password), await signsIn(next)]).toEqual([false, true])
  })

  test("is told of to the account's address once it is replaced", async () => {
    await choose(await mailedSecret())
    const last = (await listMailed(house)).at(-1)
    expect(last).toEqual({ kind: "password-changed", payload: { accountId: id } })
  })

  test("begins no session: a second factor is not gone round", async () => {
    await choose(await mailedSecret())
    expect(await house.db.read.selectFrom("session").selectAll().execute()).toEqual([])
  })

  test("is replaced once by one link, also when it is pressed twice at once", async () => {
    const secret = await mailedSecret()
    const outcomes = await Promise.all([choose(secret), choose(secret)])
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await readReset(house, secret, now)).toMatchObject({ refusal: { code: "link-used" } })
  })

  test("makes every link void that was mailed before the password was replaced", async () => {
    const [first, second] = [await mailedSecret(), await mailedSecret()]
    await choose(second)
    expect(await choose(first)).toMatchObject({ refusal: { code: "link-used" } })
  })

  test.each([
    ["link-expired", (secret: string) => secret, later(now, hour), next],
    ["link-broken", (secret: string) => secret.slice(0, -2), now, next],
    ["link-broken", () => "", now, next],
    ["password-short", (secret: string) => secret, now, "short"],
    ["password-common", (secret: string) => secret, now, "samal.example.org"],
  ])("stays where the link or the next one is refused: %s", async (code, change, at, word) => {
    const outcome = await choose(change(await mailedSecret()), at, word)
    expect(outcome).toMatchObject({ ok: false, refusal: { code } })
    expect(await signsIn(password)).toBe(true)
  })

  test("is replaced until the last millisecond of the link's hour", async () => {
    expect((await choose(await mailedSecret(), later(now, hour - 1))).ok).toBe(true)
  })

  test("fills nobody's mailbox: three letters an hour, the same answer after", async () => {
    const answers = []
    for (let time = 0; time < 5; time += 1) {
      answers.push(JSON.stringify(await requestReset(house, { email, lang: "ru" }, now)))
    }
    expect(new Set(answers).size).toBe(1)
    expect(await listMailed(house)).toHaveLength(3)
  })
})
