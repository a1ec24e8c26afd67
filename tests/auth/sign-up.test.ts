import { beforeEach, expect, test } from "vitest"
import { createAccount } from "#app/auth/accounts.server.ts"
import { signIn } from "#app/auth/sign-in.server.ts"
import { confirmSignUp, readSignUp, requestSignUp } from "#app/auth/sign-up.server.ts"
import { hour, later } from "#app/lib/instant.ts"
import { accept } from "#app/lib/outcome.ts"
import { commit } from "#db/commit.server.ts"
import { claimDue } from "#db/queries/outbox.server.ts"
import type { Task } from "#db/queries/outbox.server.ts"
import { houseOn } from "#tests/auth/house.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"

const now = "2031-03-02T06:00:00.000Z"
const password = "tall poplars by the water"
const email = "Samal@example.org"

describeOnBothEngines("signing up", (open) => {
  let house: ReturnType<typeof houseOn>

  beforeEach(async () => {
    house = houseOn(await open())
  })

  async function letters(): Promise<Task[]> {
    const lease = { now: later(now, 100 * hour), most: 10, leaseMs: 1 }
    const outcome = await commit(house.db, async (trx) =>
      accept(await claimDue(trx, house.db.engine, house.keys, lease)),
    )
    return outcome.value
  }

  async function mailedSecret(): Promise<string> {
    await requestSignUp(house, { email, lang: "ru" }, now)
    const [letter] = await letters()
    const { link } = letter?.payload as { link: string }
    expect(link).toMatch(/^https:\/\/uade\.example\/ru\/account\/confirm\/[\w-]+$/)
    return link.split("/").at(-1) ?? ""
  }

  function confirm(secret: string, at = now, word = password) {
    return confirmSignUp(house, { secret, password: word, lang: "ru" }, at)
  }

  test("answers a known and an unknown address alike, with one letter each", async () => {
    await createAccount(house, { email, password, role: "constituent", lang: "kk" }, now)
    const known = await requestSignUp(house, { email: "samal@example.org", lang: "kk" }, now)
    const unknown = await requestSignUp(house, { email: "aliya@example.org", lang: "kk" }, now)
    expect(known).toEqual(unknown)
    expect(
      (await letters()).map(({ kind, payload }) => [kind, Object.keys(payload as object)]),
    ).toEqual([
      ["sign-up-known", ["accountId", "email", "lang"]],
      ["sign-up", ["email", "lang", "link"]],
    ])
  })

  test("opens a constituent's account once the mailed link is confirmed, and none before", async () => {
    const secret = await mailedSecret()
    expect(await readSignUp(house, secret, now)).toEqual({ ok: true, value: { email } })
    expect((await signIn(house, { email, password }, now)).ok).toBe(false)
    expect((await confirm(secret)).ok).toBe(true)
    const signedIn = await signIn(house, { email, password }, now)
    expect(signedIn.ok && signedIn.value.account.role).toBe("constituent")
  })

  test("opens one account by one link, also when it is pressed twice at once", async () => {
    const secret = await mailedSecret()
    const outcomes = await Promise.all([confirm(secret), confirm(secret)])
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
    const refusal = { ok: false, refusal: { code: "link-used" } }
    expect(outcomes.find((outcome) => !outcome.ok)).toEqual(refusal)
    expect(await readSignUp(house, secret, now)).toEqual(refusal)
  })

  test.each([
    ["link-expired", (secret: string) => secret, later(now, 24 * hour), password],
    ["link-broken", (secret: string) => secret.slice(0, -2), now, password],
    ["link-broken", () => "", now, password],
    ["password-short", (secret: string) => secret, now, "short"],
    ["password-common", (secret: string) => secret, now, "samal.example.org"],
  ])("is refused: %s", async (code, change, at, word) => {
    const outcome = await confirm(change(await mailedSecret()), at, word)
    expect(outcome).toMatchObject({ ok: false, refusal: { code } })
    expect(await house.db.read.selectFrom("account").selectAll().execute()).toEqual([])
  })

  test("works until the last millisecond of the link's day", async () => {
    expect((await confirm(await mailedSecret(), later(now, 24 * hour - 1))).ok).toBe(true)
  })

  test("does not confirm by a link that was made under other keys", async () => {
    const secret = await mailedSecret()
    const other = houseOn(house.db)
    expect(await readSignUp(other, secret, now)).toMatchObject({ refusal: { code: "link-broken" } })
  })

  test("fills nobody's mailbox: three letters an hour, the same answer after", async () => {
    const answers = []
    for (let time = 0; time < 5; time += 1) {
      answers.push(await requestSignUp(house, { email, lang: "ru" }, now))
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(await letters()).toHaveLength(3)
  })

  test("refuses what is no address", async () => {
    const outcome = await requestSignUp(house, { email: "samal", lang: "ru" }, now)
    expect(outcome).toMatchObject({ ok: false, refusal: { code: "email-invalid" } })
    expect(await letters()).toEqual([])
  })
})
