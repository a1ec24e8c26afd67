import { beforeEach, expect, test } from "vitest"
import { askPasskey } from "#app/auth/passkey-answer.server.ts"
import { beginPasskey, enrolPasskey } from "#app/auth/passkey-enrolment.server.ts"
import { askToSignIn, signInByPasskey } from "#app/auth/passkey-sign-in.server.ts"
import { proveByPasskey } from "#app/auth/proving.server.ts"
import { readSession } from "#app/auth/session.server.ts"
import { later, minute } from "#app/lib/instant.ts"
import { accept } from "#app/lib/outcome.ts"
import { sha256 } from "#app/lib/seal.server.ts"
import { commit } from "#db/commit.server.ts"
import { listPasskeys } from "#db/queries/passkeys.server.ts"
import type { Row } from "#db/schema.ts"
import { makeDevice } from "#tests/support/authenticator.ts"
import type { Device } from "#tests/support/authenticator.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { makeHouse } from "#tests/support/house.ts"
import type { TestHouse } from "#tests/support/house.ts"
import { makeAccount } from "#tests/support/make.ts"
import { listMailed } from "#tests/support/outbox.ts"
import { makeSession, openSession } from "#tests/support/session.ts"

describeOnBothEngines("a passkey", (open) => {
  let house: TestHouse
  let moderator: Row<"account">
  let device: Device
  const knock = "a secret of one browser"

  function now(): string {
    return house.clock.now()
  }

  beforeEach(async () => {
    house = makeHouse(await open())
    moderator = await makeAccount(house.db, {
      role: "moderator",
      email_sealed: house.keys.seal(Buffer.from("m@uade.example"), "account"),
    })
    device = makeDevice(house.origin, moderator.public_id)
  })

  async function enrol(how: Parameters<Device["create"]>[1] = { counter: 1 }) {
    const token = await makeSession(house, moderator.id, null)
    const session = await openSession(house, token)
    const { options, state } = await beginPasskey(house, session, "Uade", now())
    const answer = device.create(options, how)
    const given = { state, answer, name: "  Work   phone " }
    return { token, session, given, outcome: await enrolPasskey(house, session, given, now()) }
  }

  async function signIn(how: Parameters<Device["get"]>[1], from = knock) {
    const { options, state } = await askToSignIn(house, knock, now())
    const given = { state, answer: device.get(options, how), knock: from }
    return { given, outcome: await signInByPasskey(house, given, now()) }
  }

  test("is made by a device, completes the session that made it, and is told by mail", async () => {
    const { token, session, outcome } = await enrol()
    expect(session.standing).toBe("unenrolled")
    if (!outcome.ok) throw new Error(outcome.refusal.code)
    expect(await openSession(house, outcome.value.token)).toMatchObject({
      standing: "full",
      factor: "passkey",
      publicId: session.publicId,
    })
    expect(await readSession(house, token, now()), "the token it was made with").toBeNull()
    const [passkey] = await listPasskeys(house.db.read, moderator.id)
    expect(passkey).toMatchObject({ name: "Work phone", counter: 1, transports: ["internal"] })
    expect(await listMailed(house)).toMatchObject([
      { kind: "factor-changed", payload: { accountId: moderator.id, change: "passkey-added" } },
    ])
  })

  test("ends every other session of its owner", async () => {
    const elsewhere = await makeSession(house, moderator.id)
    const stranger = await makeSession(house, (await makeAccount(house.db)).id)
    await enrol()
    expect(await readSession(house, elsewhere, now())).toBeNull()
    expect(await readSession(house, stranger, now())).not.toBeNull()
  })

  test("is made for one answer only", async () => {
    const { session, given, outcome } = await enrol()
    if (!outcome.ok) throw new Error(outcome.refusal.code)
    const again = await enrolPasskey(house, session, given, now())
    expect(again).toMatchObject({ ok: false, refusal: { code: "challenge-lapsed" } })
  })

  test.each([
    ["another site's page", { origin: "https://uade.example.evil.example" }],
    ["another site's name", { site: "evil.example" }],
    ["a device that did not look who holds it", { verifiesUser: false }],
  ])("is not made by %s", async (_, how) => {
    const { outcome } = await enrol(how)
    expect(outcome).toMatchObject({ ok: false, refusal: { code: "passkey-refused" } })
    expect(await listPasskeys(house.db.read, moderator.id)).toEqual([])
  })

  test("signs in without a password, into a whole session of its own", async () => {
    await enrol()
    const { outcome } = await signIn({ counter: 2 })
    if (!outcome.ok) throw new Error(outcome.refusal.code)
    const session = await openSession(house, outcome.value.token)
    expect(session).toMatchObject({ standing: "full", factor: "passkey" })
    expect(session.account.id).toBe(moderator.id)
  })

  test.each([
    ["another site's page", { counter: 2, origin: "https://evil.example" }],
    ["another site's name", { counter: 2, site: "evil.example" }],
    ["a device that did not look who holds it", { counter: 2, verifiesUser: false }],
    ["somebody else's name", { counter: 2, userHandle: "k3v9x2m4q8ab7tpz" }],
    ["a counter that stands still", { counter: 1 }],
    ["a counter that goes backwards", { counter: 0 }],
  ])("does not sign in by %s", async (_, how) => {
    await enrol()
    const { outcome } = await signIn(how)
    expect(outcome).toMatchObject({ ok: false, refusal: { code: "passkey-refused" } })
  })

  test("of a device that does not count signs in again and again", async () => {
    await enrol({ counter: 0 })
    expect((await signIn({})).outcome.ok).toBe(true)
    expect((await signIn({})).outcome.ok).toBe(true)
  })

  test("of an unknown device does not sign in", async () => {
    await enrol()
    device = makeDevice(house.origin, moderator.public_id)
    expect((await signIn({ counter: 2 })).outcome.ok).toBe(false)
  })

  test("of a suspended account does not sign in", async () => {
    await enrol()
    await commit(house.db, async (trx) => {
      await trx.updateTable("account").set({ suspended_at: now() }).execute()
      return accept(undefined)
    })
    expect((await signIn({ counter: 2 })).outcome).toMatchObject({
      refusal: { code: "passkey-refused" },
    })
  })

  test("answers once, in its own browser, within five minutes", async () => {
    await enrol()
    const { given, outcome } = await signIn({ counter: 2 })
    expect(outcome.ok).toBe(true)
    expect(await signInByPasskey(house, given, now())).toMatchObject({
      refusal: { code: "challenge-lapsed" },
    })
    expect((await signIn({ counter: 3 }, "another browser")).outcome).toMatchObject({
      refusal: { code: "challenge-lapsed" },
    })
    const { options, state } = await askToSignIn(house, knock, now())
    house.clock.set(later(now(), 5 * minute))
    const late = { state, answer: device.get(options, { counter: 4 }), knock }
    expect(await signInByPasskey(house, late, now())).toMatchObject({
      refusal: { code: "challenge-lapsed" },
    })
  })

  test("proves who holds a session by a question of that session alone", async () => {
    await enrol()
    const session = await openSession(house, await makeSession(house, moderator.id, null))
    expect(session.standing).toBe("unproved")
    const asked = await askPasskey(house, "prove", { boundTo: session.idHash }, now())
    const given = { state: asked.state, answer: device.get(asked.options, { counter: 2 }) }
    const stranger = await openSession(house, await makeSession(house, moderator.id, null))
    expect(await proveByPasskey(house, stranger, given, now())).toMatchObject({
      refusal: { code: "challenge-lapsed" },
    })
    const proved = await proveByPasskey(house, session, given, now())
    if (!proved.ok) throw new Error(proved.refusal.code)
    expect(await openSession(house, proved.value.token)).toMatchObject({ standing: "full" })
  })

  test("of another account proves nothing", async () => {
    await enrol()
    const other = await makeAccount(house.db, { role: "moderator" })
    const session = await openSession(house, await makeSession(house, other.id, null))
    const asked = await askPasskey(house, "prove", { boundTo: session.idHash }, now())
    const given = { state: asked.state, answer: device.get(asked.options, { counter: 2 }) }
    expect(await proveByPasskey(house, session, given, now())).toMatchObject({
      refusal: { code: "passkey-refused" },
    })
  })

  test("asked to sign in does not prove, and asked to prove does not sign in", async () => {
    await enrol()
    const session = await openSession(house, await makeSession(house, moderator.id, null))
    const toSignIn = await askPasskey(house, "sign-in", { boundTo: session.idHash }, now())
    const signedIn = { state: toSignIn.state, answer: device.get(toSignIn.options, { counter: 2 }) }
    expect((await proveByPasskey(house, session, signedIn, now())).ok).toBe(false)
    const toProve = await askPasskey(house, "prove", { boundTo: sha256(knock) }, now())
    const proved = { state: toProve.state, answer: device.get(toProve.options, { counter: 3 }) }
    expect((await signInByPasskey(house, { ...proved, knock }, now())).ok).toBe(false)
  })
})
