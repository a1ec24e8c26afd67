import { expect, test } from "vitest"
import { makeToken, revokeToken } from "#app/domain/api-token.server.ts"
import type { Scope } from "#app/domain/api-scope.ts"
import { scopes } from "#app/domain/api-scope.ts"
import { forgetKeys } from "#app/domain/once.server.ts"
import { day, later } from "#app/lib/instant.ts"
import { listWrites } from "#app/api/reference-writes.server.ts"
import { writes } from "#app/api/writes.server.ts"
import { accept } from "#app/lib/outcome.ts"
import { commit } from "#db/commit.server.ts"
import { openGate } from "#tests/server/door.ts"
import { complaintsOfApi } from "#tests/support/api-answer.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import type { TestDb } from "#tests/support/database.ts"
import { makeOpenData, now } from "#tests/support/open-data-scene.ts"
import * as make from "#tests/support/make.ts"

async function openSite(db: TestDb) {
  const data = await makeOpenData(db)
  const account = await make.makeAccount(db, { role: "watchdog" })
  const actor = { id: account.id, role: "watchdog", personId: null } as const
  const gate = await openGate({ house: data.house })

  let tokens = 0
  async function token(may: readonly Scope[] = scopes): Promise<string> {
    tokens += 1
    const order = { label: `nightly ${String(tokens)}`, scopes: may, days: "30" } as const
    const made = await makeToken(data.house, order, actor, now)
    if (!made.ok) throw new Error(made.refusal.code)
    return made.value.secret
  }

  async function post(path: string, body: unknown, headers: Readonly<Record<string, string>>) {
    const asked = { "content-type": "application/json", ...headers }
    const sent = typeof body === "string" ? body : JSON.stringify(body)
    const reply = await gate.ask(path, { method: "POST", headers: asked, body: sent })
    const { status } = reply
    const type = reply.headers["content-type"]?.toString()
    const text = reply.body.toString()
    expect(complaintsOfApi(path, { status, type, body: text }, "post")).toEqual([])
    return { status, headers: reply.headers, body: JSON.parse(text) as Told }
  }

  return { ...data, account, actor, gate, token, post }
}

interface Told {
  readonly data?: { readonly id: string; readonly self: string }
  readonly code?: string
  readonly reason?: string
  readonly detail?: string
  readonly errors?: readonly { readonly pointer: string }[]
}

function withKey(secret: string, key: string) {
  return { authorization: `Bearer ${secret}`, "idempotency-key": key }
}

function promiseOf(person: string) {
  const source = { url: "https://example.org/p", title: "Programme", captured_on: "2026-03-01" }
  return {
    ...{ person_id: person, text: "Көшеге 85 жарық шам орнатамыз.", lang: "kk" },
    ...{ said_on: "2026-02-07", horizon: "day", due_on: "2027-12-31", power: "council", source },
    criteria: { attributable: "yes", verifiable: "yes", prospective: "yes" },
  }
}

async function change(db: TestDb, id: number, set: { role?: string; suspended_at?: string }) {
  await commit(db, async (trx) => {
    await trx.updateTable("account").set(set).where("id", "=", id).execute()
    return accept(undefined)
  })
}

describeOnBothEngines("programs that write", (open) => {
  test("record a promise once, however often they ask, and read it where they are told", async () => {
    const db = await open()
    const { post, token, person, gate } = await openSite(db)
    const headers = withKey(await token(), "first")
    const first = await post("/api/v1/promises", promiseOf(person.public_id), headers)
    expect(first.status).toBe(201)
    expect(first.headers["idempotency-replayed"]).toBeUndefined()
    const again = await post("/api/v1/promises", promiseOf(person.public_id), headers)
    expect([again.status, again.body]).toEqual([201, first.body])
    expect(again.headers["idempotency-replayed"]).toBe("true")
    expect(again.headers.location).toBe(first.body.data?.self)
    const read = await gate.ask(new URL(first.body.data?.self ?? "").pathname)
    expect(JSON.parse(read.body.toString())).toMatchObject({
      data: { id: first.body.data?.id, person_id: person.public_id, lang: "kk" },
    })
    const all = await db.read
      .selectFrom("pledge")
      .select("id")
      .where("text", "=", promiseOf("").text)
      .execute()
    expect(all).toHaveLength(1)
  })

  test("are told of a key for another request, of what stands already, and of what is no promise", async () => {
    const { post, token, person } = await openSite(await open())
    const secret = await token()
    const body = promiseOf(person.public_id)
    await post("/api/v1/promises", body, withKey(secret, "a"))
    const other = await post("/api/v1/promises", { ...body, lang: "ru" }, withKey(secret, "a"))
    expect([other.status, other.body.code]).toEqual([422, "key-reused"])
    const twice = await post("/api/v1/promises", body, withKey(secret, "b"))
    expect([twice.status, twice.body.reason]).toEqual([409, "already-recorded"])
    const criteria = { ...body.criteria, verifiable: "no" }
    const vague = await post("/api/v1/promises", { ...body, criteria }, withKey(secret, "c"))
    expect([vague.status, vague.body.reason]).toEqual([422, "not-verifiable"])
    // What was refused has left its key free.
    const text = "Мектеп саламыз, 2028 жылға дейін."
    const mended = await post("/api/v1/promises", { ...body, text }, withKey(secret, "c"))
    expect(mended.status).toBe(201)
  })

  test("are told which values cannot be taken, in the language they ask in", async () => {
    const { post, token, person } = await openSite(await open())
    const headers = { ...withKey(await token(), "k"), "accept-language": "kk" }
    const wrong = {
      ...promiseOf(person.public_id),
      text: undefined,
      due_on: "2027-13-31",
      colour: "red",
    }
    const { status, body: told } = await post("/api/v1/promises", wrong, headers)
    expect([status, told.code]).toEqual([422, "bad-body"])
    const named = told.errors?.map(({ pointer }) => pointer).sort()
    expect(named).toEqual(["/colour", "/due_on", "/text"])
    expect(told.detail).toMatch(/^Кейбір мән/)
    expect((await post("/api/v1/promises", "{", headers)).body.code).toBe("bad-json")
    const form = { ...headers, "content-type": "application/x-www-form-urlencoded" }
    expect((await post("/api/v1/promises", "a=b", form)).status).toBe(415)
    expect((await post("/api/v1/promises", "x".repeat(300_000), headers)).status).toBe(413)
  })

  test("need a token that stands, with the scope, and a key", async () => {
    const db = await open()
    const { post, token, person, house, actor, account } = await openSite(db)
    const body = promiseOf(person.public_id)
    const votesOnly = await token(["votes:write"])
    const secret = await token(["promises:write"])
    async function of(headers: Readonly<Record<string, string>>) {
      const { status, body: told } = await post("/api/v1/promises", body, headers)
      return [status, told.code]
    }
    expect(await of({ "idempotency-key": "k" })).toEqual([401, "unauthorized"])
    expect(await of(withKey("uade_nothingofthekindnothingofthekind", "k"))).toEqual([
      401,
      "unauthorized",
    ])
    expect(await of(withKey(votesOnly, "k"))).toEqual([403, "scope-missing"])
    expect(await of({ authorization: `Bearer ${secret}` })).toEqual([400, "idempotency-key-needed"])

    house.clock.set(later(now, 31 * day))
    expect(await of(withKey(secret, "k"))).toEqual([401, "unauthorized"])
    house.clock.set(now)
    const [own] = await db.read
      .selectFrom("api_token")
      .select("public_id")
      .orderBy("id", "desc")
      .execute()
    expect((await revokeToken(house, own?.public_id ?? "", actor, now)).ok).toBe(true)
    expect(await of(withKey(secret, "k"))).toEqual([401, "unauthorized"])
    const another = await token(["promises:write"])
    await change(db, account.id, { role: "constituent" })
    expect(await of(withKey(another, "k"))).toEqual([403, "scope-missing"])
    await change(db, account.id, { suspended_at: now })
    expect(await of(withKey(another, "k"))).toEqual([401, "unauthorized"])
  })

  test("link a vote and an act to a promise", async () => {
    const db = await open()
    const { post, token, pledge, person, membership } = await openSite(db)
    const { organization_id: organizationId } = membership
    const event = await make.makeVoteEvent(db, { organization_id: organizationId })
    await make.makeVote(db, { vote_event_id: event.id, person_id: person.id, option: "yes" })
    const secret = await token()
    const act = {
      ...{
        kind: "document",
        promise_id: pledge.public_id,
        direction: "supports",
        strength: "strong",
      },
      ...{ title: "Contract for the lamps", note: "It names 85 lamps and the street.", lang: "en" },
      happened_on: "2026-03-10",
      source: { url: "https://example.org/c", title: "Register", captured_on: "2026-03-11" },
    }
    const linked = await post("/api/v1/evidence", act, withKey(secret, "act"))
    expect(linked.status).toBe(201)
    const twice = await post("/api/v1/evidence", act, withKey(secret, "act-2"))
    expect([twice.status, twice.body.reason]).toEqual([409, "action-linked-already"])
    const vote = {
      ...{ kind: "vote", promise_id: pledge.public_id, vote_event_id: event.public_id },
      ...{ fulfilling_option: "yes", strength: "strong", lang: "en" },
      note: "The vote on the money for the lamps.",
    }
    expect((await post("/api/v1/evidence", vote, withKey(secret, "vote"))).status).toBe(201)
    const nowhere = { ...act, promise_id: "0000000000000000" }
    const lost = await post("/api/v1/evidence", nowhere, withKey(secret, "act-3"))
    expect([lost.status, lost.body.reason]).toEqual([422, "no-such-promise"])
  })

  test("record a vote with its ballots whole, or not at all", async () => {
    const db = await open()
    const { post, token, person, membership, gate } = await openSite(db)
    const secret = await token()
    const organization = await db.read
      .selectFrom("organization")
      .select("public_id")
      .where("id", "=", membership.organization_id)
      .executeTakeFirstOrThrow()
    const vote = {
      ...{ identifier: "2026-03-20/7", organization_id: organization.public_id },
      ...{ start_date: "2026-03-20", motion: { text: "On the lighting of Samal street" } },
      votes: [{ voter_id: person.public_id, option: "yes" }],
    }
    const stranger = { voter_id: "0000000000000000", option: "no" }
    const half = { ...vote, votes: [...vote.votes, stranger] }
    const lost = await post("/api/v1/vote-events", half, withKey(secret, "v"))
    expect([lost.status, lost.body.reason]).toEqual([422, "no-such-voter"])
    const both = { ...vote, votes: [...vote.votes, { voter_id: person.public_id, option: "no" }] }
    const torn = await post("/api/v1/vote-events", both, withKey(secret, "v"))
    expect([torn.status, torn.body.reason]).toEqual([422, "vote-rejected"])
    const recorded = await post("/api/v1/vote-events", vote, withKey(secret, "v"))
    expect(recorded.status).toBe(201)
    const twice = await post("/api/v1/vote-events", vote, withKey(secret, "v-2"))
    expect([twice.status, twice.body.reason]).toEqual([409, "already-recorded"])
    const { id = "", self = "" } = recorded.body.data ?? {}
    const event = await gate.ask(new URL(self).pathname)
    expect(JSON.parse(event.body.toString())).toMatchObject({
      data: { start_date: "2026-03-20", counts: [{ option: "yes", value: 1 }] },
    })
    const votes = await gate.ask(`/api/v1/votes?vote_event=${id}`)
    expect(JSON.parse(votes.body.toString())).toMatchObject({
      data: [{ voter_id: person.public_id, option: "yes" }],
    })
  })

  test("are told where nothing can be written, and keys are forgotten after a day", async () => {
    const db = await open()
    const { post, token, person, gate, house } = await openSite(db)
    const closed = await gate.ask("/api/v1/people", { method: "POST" })
    expect([closed.status, closed.headers.allow]).toEqual([405, "GET, HEAD, OPTIONS"])
    const put = await gate.ask("/api/v1/promises", { method: "PUT" })
    expect([put.status, put.headers.allow]).toEqual([405, "GET, HEAD, OPTIONS, POST"])
    await post("/api/v1/promises", promiseOf(person.public_id), withKey(await token(), "k"))
    await forgetKeys(house.db, later(now, day - 1))
    expect(await db.read.selectFrom("idempotency_key").select("key").execute()).toHaveLength(1)
    await forgetKeys(house.db, later(now, day + 1))
    expect(await db.read.selectFrom("idempotency_key").select("key").execute()).toEqual([])
  })
})

test("every write shows a body that its own schema takes", () => {
  for (const { path, body, sample } of writes)
    expect(body.safeParse(sample).success, path).toBe(true)
})

test("the page for programmers shows each write with its own body", () => {
  const shown = listWrites("https://uade.example")
  expect(shown).toHaveLength(writes.length)
  for (const [index, { curl, path }] of shown.entries()) {
    expect(curl).toMatch(new RegExp(`^curl 'https://uade.example${path}'`))
    const body = /--json '([^]*)'$/.exec(curl)?.[1] ?? ""
    expect(JSON.parse(body)).toEqual(writes[index]?.sample)
  }
})
