import { describe, expect, test } from "vitest"
import {
  askToFollow,
  changeFollowing,
  confirmFollow,
  endFollowing,
} from "#app/domain/follow.server.ts"
import { makeDigests } from "#app/domain/digest.server.ts"
import { nextLetter } from "#app/domain/follow.ts"
import { notePetitionNews, tellPetitionNews } from "#app/domain/petition-news.server.ts"
import { Undeliverable } from "#app/emails/transport.ts"
import { makeWorker } from "#app/outbox/worker.server.ts"
import { day, hour, later } from "#app/lib/instant.ts"
import { accept } from "#app/lib/outcome.ts"
import { commit } from "#db/commit.server.ts"
import type { Db } from "#db/connection.server.ts"
import { listNews } from "#db/queries/news.server.ts"
import type { Database } from "#db/schema.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { makeClaim, makeCoding, makeEvidence, makeVerdict } from "#tests/support/make.ts"
import { insertOne } from "#tests/support/make/insert.ts"
import { follow, mailedSecret, makeNewsScene, nextMorning, now } from "#tests/support/news-scene.ts"

const email = "reader@uade.example"
const soon = later(now, hour)

function change(db: Db, id: number, columns: Partial<Record<string, unknown>>) {
  return commit(db, async (trx) => {
    await trx.updateTable("petition").set(columns).where("id", "=", id).execute()
    return accept(undefined)
  })
}

async function count(db: Db, table: keyof Database): Promise<number> {
  return (await db.read.selectFrom(table).selectAll().execute()).length
}

describe("nextLetter", () => {
  test.each([
    ["daily", "2026-04-01T02:59:59.999Z", "2026-04-01T03:00:00.000Z"],
    ["daily", "2026-04-01T03:00:00.000Z", "2026-04-02T03:00:00.000Z"],
    ["weekly", "2026-04-01T06:00:00.000Z", "2026-04-06T03:00:00.000Z"],
    ["weekly", "2026-04-06T02:00:00.000Z", "2026-04-06T03:00:00.000Z"],
    ["weekly", "2026-04-06T03:00:00.000Z", "2026-04-13T03:00:00.000Z"],
  ] as const)("%s after %s is at %s", (rhythm, at, due) => {
    expect(nextLetter(rhythm, at)).toBe(due)
  })
})

describeOnBothEngines("news by mail", (open) => {
  test("is gathered for the morning, says what is finished and never a coding, and is told once", async () => {
    const scene = await makeNewsScene(await open())
    const { house, person, pledge, petition, sent, worker } = scene
    await follow(scene, { kind: "person", publicId: person.public_id, email })
    const { code_book_id } = await makeCoding(house.db, {
      ...{ pledge_id: pledge.id, rating: "stalled", at: soon },
    })
    await makeEvidence(house.db, { pledge_id: pledge.id, at: soon })
    await makeClaim(house.db, { pledge_id: pledge.id, rating: "kept", at: soon })
    await makeVerdict(house.db, { pledge_id: pledge.id, rating: "broken", code_book_id, at: soon })
    house.clock.set(later(nextMorning, -1))
    await worker.runDue()
    expect(sent).toEqual([])
    house.clock.set(nextMorning)
    await worker.runDue()
    house.clock.set(later(nextMorning, 3 * day))
    await worker.runDue()
    expect(sent).toHaveLength(1)
    const [letter] = sent
    expect(letter?.to).toBe(email)
    expect(letter?.subject).toBe("News that you asked for")
    expect(letter?.text).toContain("The watchdogs’ verdict: Broken")
    expect(letter?.text).toContain("The deputy says: Kept")
    expect(letter?.text).toContain("New evidence")
    expect(letter?.text).not.toContain("Stalled")
    expect(letter?.text).not.toContain(petition.title)
    expect(letter?.unsubscribe).toMatch(/^https:\/\/uade\.example\/en\/news\/[\w-]{43}\/end$/)
  })

  test("goes on after a crash where it stopped: each follower gets one letter", async () => {
    const scene = await makeNewsScene(await open())
    const { house, person, pledge, sent, worker } = scene
    const publicId = person.public_id
    for (const who of ["a", "b", "c"])
      await follow(scene, { kind: "person", publicId, email: `${who}@uade.example` })
    await makeVerdict(house.db, { pledge_id: pledge.id, at: soon })
    house.clock.set(nextMorning)
    const [, second] = await house.db.read.selectFrom("follower").select("id").execute()
    const dying = {
      db: house.db,
      keys: {
        ...house.keys,
        seal: (plain: Uint8Array, context: string) => {
          const { followerId } = JSON.parse(Buffer.from(plain).toString()) as { followerId: number }
          if (followerId === second?.id) throw new Error("the process died")
          return house.keys.seal(plain, context)
        },
      },
    }
    await expect(makeDigests(dying, nextMorning)).rejects.toThrow("the process died")
    expect(await count(house.db, "outbox")).toBe(2)
    await Promise.all([makeDigests(house, nextMorning), makeDigests(house, nextMorning)])
    await worker.runDue()
    expect(sent.map(({ to }) => to).sort()).toEqual([
      "a@uade.example",
      "b@uade.example",
      "c@uade.example",
    ])
  })

  test("of a petition tells each step once, and the threshold when the public sees it", async () => {
    const scene = await makeNewsScene(await open())
    const { house, petition, sent, worker } = scene
    const publicId = petition.public_id
    await follow(scene, { kind: "petition", publicId, email })
    await follow(scene, { kind: "petition", publicId, email: "second@uade.example" })
    await change(house.db, petition.id, { reached_at: soon, signature_count: 100 })
    house.clock.set(later(soon, hour))
    await worker.runDue()
    expect(sent).toEqual([])
    await change(house.db, petition.id, { published_count: 100 })
    await Promise.all([1, 2].map(() => notePetitionNews(house, house.clock.now())))
    await Promise.all([1, 2].map(() => tellPetitionNews(house, house.clock.now())))
    await worker.runDue()
    await worker.runDue()
    expect(sent.map(({ to }) => to).sort()).toEqual([email, "second@uade.example"])
    expect(sent[0]?.text).toContain("100 signatures online, 100 needed.")
    await insertOne(house.db, "petition_transition", {
      ...{ petition_id: petition.id, track: "state", from_state: "open", to_state: "moot" },
      ...{ at: house.clock.now(), actor: "system" },
    })
    await worker.runDue()
    expect(sent).toHaveLength(4)
  })

  test("is asked for and answered alike by who follows already, and confirmed by who reads the mail", async () => {
    const scene = await makeNewsScene(await open())
    const { house, person, pledge, sent, worker } = scene
    const asked = {
      kind: "person",
      publicId: person.public_id,
      email,
      rhythm: "daily",
      lang: "en",
    } as const
    const first = await askToFollow(house, asked, now)
    await worker.runDue()
    expect(await count(house.db, "follower")).toBe(0)
    const [firstLetter] = sent
    const secret = await mailedSecret(scene)
    const confirmed = await confirmFollow(house, secret, now)
    expect(await confirmFollow(house, secret, now)).toEqual(confirmed)
    const again = await askToFollow(house, { ...asked, email: "Reader+x@uade.example" }, now)
    await worker.runDue()
    expect(again).toEqual(first)
    expect(sent[0]?.subject).toBe(firstLetter?.subject)
    const second = await confirmFollow(house, await mailedSecret(scene), now)
    expect(second).toEqual(confirmed)
    expect(await count(house.db, "follow")).toBe(1)
    for (const table of ["follow_request", "follower", "follow", "outbox"] as const) {
      const stored = JSON.stringify(await house.db.read.selectFrom(table).selectAll().execute())
      expect(stored).not.toContain(Buffer.from("reader").toJSON().data.join(","))
      expect(stored).not.toContain("uade.example")
    }
    expect(
      await listNews(house.db.read, { pledgeIds: [pledge.id] }, { limit: 9, lang: "en" }),
    ).toHaveLength(1)
  })

  test("ends whole: by its secret, by keeping nothing, and where the address takes no mail", async () => {
    const scene = await makeNewsScene(await open())
    const { house, person, pledge } = scene
    const wanted = { kind: "person", publicId: person.public_id } as const
    const one = await follow(scene, { ...wanted, email: "one@uade.example" })
    const two = await follow(scene, { ...wanted, email: "two@uade.example" })
    await follow(scene, { ...wanted, email: "three@uade.example" })
    await endFollowing(house, one)
    await endFollowing(house, one)
    const none = { rhythm: "weekly", lang: "kk", keep: [] } as const
    expect(await changeFollowing(house, two, none, now)).toEqual(accept({ ended: true }))
    expect(await count(house.db, "follower")).toBe(1)
    await makeVerdict(house.db, { pledge_id: pledge.id, at: soon })
    house.clock.set(nextMorning)
    const refusing = {
      deliver: () => Promise.reject(new Undeliverable("EENVELOPE 550")),
      close: () => undefined,
    }
    await makeWorker(house, refusing).runDue()
    for (const table of ["follower", "follow", "follow_request"] as const)
      expect(await count(house.db, table)).toBe(0)
  })
})
