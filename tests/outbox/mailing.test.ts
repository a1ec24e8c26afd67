import { spawn } from "node:child_process"
import { createInterface } from "node:readline"
import { expect, test, vi } from "vitest"
import type { House } from "#app/context.server.ts"
import { sealContact, tagOfFollower } from "#app/domain/follow-secrets.server.ts"
import { tellPetitionNews } from "#app/domain/petition-news.server.ts"
import { hour, later } from "#app/lib/instant.ts"
import { accept } from "#app/lib/outcome.ts"
import { newSecret, sha256 } from "#app/lib/seal.server.ts"
import type { Worker } from "#app/outbox/worker.server.ts"
import { commit } from "#db/commit.server.ts"
import type { Db } from "#db/connection.server.ts"
import { insertFollow, insertFollower } from "#db/queries/follow-changes.server.ts"
import { hasUntoldNews, insertPetitionNews } from "#db/queries/petition-news.server.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { makeNewsScene, now } from "#tests/support/news-scene.ts"

const many = 110
const more = 220
/** A tenth of what is usual. */
const portion = { atOnce: 20, room: 100 }
const addresses = addressesOf(many)

function addressesOf(length: number): string[] {
  return Array.from({ length }, (_, n) => `reader${String(n)}@uade.example`)
}

/** A step of a petition that many follow, and two who began to when it had happened. */
async function makeMailing(db: Db, followers: readonly string[]) {
  const scene = await makeNewsScene(db)
  const { house, petition } = scene
  await commit(db, async (trx) => {
    for (const email of [...followers, "late@uade.example", "later@uade.example"]) {
      const secret = newSecret()
      const since = email.startsWith("late") ? later(now, 1) : now
      const followerId = await insertFollower(trx, {
        ...{ secretHash: sha256(secret), emailTag: tagOfFollower(house.keys, email) },
        contactSealed: sealContact(house.keys, { email, secret }),
        ...{ lang: "en", rhythm: "weekly", since, dueAt: "2027-01-01T00:00:00.000Z" },
      })
      await insertFollow(trx, { followerId, kind: "petition", subjectId: petition.id, since })
    }
    await insertPetitionNews(trx, {
      ...{ petitionId: petition.id, track: "threshold", to: "reached", transitionId: 0, at: now },
    })
    return accept(undefined)
  })
  return scene
}

/** A process that dies with its so many-eth transaction: before it was committed, or after it with nobody told. */
function dying(house: House, at: number, isCommitted: boolean): House {
  let jobs = 0
  const queue = Object.create(house.db.queue, {
    submit: {
      value: async (job: Parameters<Db["queue"]["submit"]>[0]) => {
        jobs += 1
        if (jobs === at && !isCommitted) throw new Error("killed")
        const outcome = await house.db.queue.submit(job)
        if (jobs === at) throw new Error("killed")
        return outcome
      },
    },
  }) as Db["queue"]
  const db = Object.create(house.db, { queue: { value: queue } }) as Db
  return { ...house, db }
}

async function countWaiting({ read }: Db): Promise<number> {
  const waiting = read.selectFrom("outbox").select((eb) => eb.fn.countAll().as("many"))
  const { many: found } = await waiting.executeTakeFirstOrThrow()
  return Number(found)
}

describeOnBothEngines("a step that more follow than a transaction holds", (open) => {
  test("is told to each once, wherever the process dies, and fills no outbox", async () => {
    const { house, sent, worker } = await makeMailing(await open(), addresses)
    for (const [at, isCommitted] of [
      [2, false],
      [1, true],
      [2, true],
    ] as const) {
      const dead = dying(house, at, isCommitted)
      await expect(tellPetitionNews(dead, now, portion)).rejects.toThrow("killed")
    }
    expect(await countWaiting(house.db)).toBe(20 + 20 + 40)
    await tellPetitionNews(house, now, portion)
    expect(await countWaiting(house.db), "the rest waits until these are sent").toBe(100)
    await tellPetitionNews(house, now, portion)
    expect(await countWaiting(house.db)).toBe(100)
    await worker.runDue()
    expect(sent.map(({ to }) => to).sort()).toEqual([...addresses].sort())
    expect(await countWaiting(house.db)).toBe(0)
    await worker.runDue()
    expect(sent).toHaveLength(many)
  })
})

describeOnBothEngines("a mailing whose worker is killed", (open) => {
  test("is gone on with by the next: nobody is left out, and none but those under way get it again", async () => {
    const db = await open()
    const followers = addressesOf(more)
    const { house, sent, worker } = await makeMailing(db, followers)
    const before = await sendUntilKilled(db.url, now, 50)
    expect(before).toHaveLength(50)
    // What it held is free when its time is over.
    house.clock.set(later(now, hour))
    await untilAllAreSent(db, worker)
    const all = [...before, ...sent.map(({ id, to }) => ({ id, to }))]
    expect([...new Set(all.map(({ to }) => to))].sort()).toEqual([...followers].sort())
    expect(new Set(all.map(({ id }) => id)).size, "a letter keeps its Message-ID").toBe(more)
    expect(all.length - more, "more than one portion went twice").toBeLessThanOrEqual(16)
    // A process more, and a machine that is busy.
  }, 120_000)
})

/** PostgreSQL may see only a moment later that who held rows is dead; a worker looks again and again. */
async function untilAllAreSent(db: Db, worker: Pick<Worker, "runDue">): Promise<void> {
  const looking = { timeout: 30_000, interval: 250 }
  await vi.waitFor(async () => {
    await worker.runDue()
    expect([await countWaiting(db), await hasUntoldNews(db.read)]).toEqual([0, false])
  }, looking)
}

/** Lets a worker of its own process send letters until it is killed with so many sent. */
async function sendUntilKilled(url: string, at: string, letters: number) {
  const child = spawn(process.execPath, ["--import", "tsx", script, url, at, String(letters)], {
    stdio: ["ignore", "pipe", "inherit"],
  })
  const sent: { id: string; to: string }[] = []
  for await (const line of createInterface(child.stdout)) {
    const [id = "", to = ""] = line.split(" ")
    sent.push({ id, to })
  }
  return sent
}

const script = "tests/support/mailing-worker.ts"
