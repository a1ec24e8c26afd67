import { sql } from "kysely"
import { describe, expect, test } from "vitest"
import { smtpTransport } from "#app/emails/smtp.server.ts"
import type { Mail, Transport } from "#app/emails/transport.ts"
import { mostAttempts } from "#app/outbox/claims.server.ts"
import { makeWorker } from "#app/outbox/worker.server.ts"
import { hour, later } from "#app/lib/instant.ts"
import { accept } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { commit, FateUnknown } from "#db/commit.server.ts"
import type { CommitQueue, Job } from "#db/commit.server.ts"
import { claimDue, enqueue } from "#db/queries/outbox.server.ts"
import type { Row } from "#db/schema.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { makeHouse } from "#tests/support/house.ts"
import type { TestHouse } from "#tests/support/house.ts"
import { startMailServer } from "#tests/support/mail-server.ts"

const letter = { email: "signer@uade.example", lang: "en", link: "https://uade.example/en/x" }

async function leave(house: TestHouse, payload = letter, kind = "sign-up"): Promise<void> {
  await commit(house.db, async (trx) => {
    await enqueue(trx, house.keys, kind, payload, house.clock.now())
    return accept(undefined)
  })
}

async function taskOf(house: TestHouse): Promise<Row<"outbox">> {
  const [task] = await tasksIn(house)
  if (!task) throw new Error("there is no task")
  return task
}

function tasksIn(house: TestHouse): Promise<Row<"outbox">[]> {
  return house.db.read.selectFrom("outbox").selectAll().execute()
}

/** Keeps what it is given, or fails as it is told. */
function keeping(fail?: () => Error): Transport & { readonly kept: Mail[] } {
  const kept: Mail[] = []
  return {
    kept,
    deliver: (mail) => {
      const fault = fail?.()
      if (fault) return Promise.reject(fault)
      kept.push(mail)
      return Promise.resolve()
    },
    close: () => undefined,
  }
}

async function claimAndDie(house: TestHouse): Promise<void> {
  const claim = { now: house.clock.now(), most: 1, leaseMs: 1000 }
  const { db, keys } = house
  await commit(db, async (trx) => accept(await claimDue(trx, db.engine, keys, claim)))
}

/** The same house, but the commit of that number ends with nobody knowing how: it stood, or it did not. */
function doubting(house: TestHouse, nth: number, stood: boolean): TestHouse {
  let commits = 0
  const { queue } = house.db
  async function submit<Result extends Outcome<unknown>>(job: Job<Result>): Promise<Result> {
    commits += 1
    const isLost = commits === nth
    if (isLost && stood) await queue.submit(job)
    if (isLost) throw new FateUnknown("the line broke")
    return queue.submit(job)
  }
  const told = Object.assign(Object.create(queue) as CommitQueue, { submit })
  return { ...house, db: { ...house.db, queue: told } }
}

describeOnBothEngines("a worker whose database falls silent", (open) => {
  test.each([
    ["claim", 1, true],
    ["claim", 1, false],
    ["note of what was sent", 2, true],
    ["note of what was sent", 2, false],
  ])(
    "during the %s (commit %i, stood: %s) waits for no lease, and sends once",
    async (_, nth, stood) => {
      const house = makeHouse(await open())
      await leave(house)
      const transport = keeping()
      const faults: unknown[] = []
      const worker = makeWorker(doubting(house, nth, stood), transport, {
        pollMs: 10,
        report: (fault) => void faults.push(fault),
      })
      worker.start()
      await expect.poll(() => tasksIn(house)).toEqual([])
      await worker.stop()
      expect(transport.kept).toHaveLength(1)
      expect(faults).toHaveLength(1)
    },
  )
})

describeOnBothEngines("worker", (open) => {
  test.each([
    [true, 1],
    [false, 0],
  ])("waits for no lease of the dead where it is alone: %s", async (isAlone, sent) => {
    const house = makeHouse(await open())
    await leave(house)
    await claimAndDie(house)
    const transport = keeping()
    const worker = makeWorker(house, transport, { isAlone })
    worker.start()
    await worker.stop()
    expect(transport.kept).toHaveLength(sent)
    expect(await tasksIn(house)).toHaveLength(1 - sent)
  })

  test("sends each letter once and keeps nothing of it", async () => {
    const house = makeHouse(await open())
    await leave(house)
    const transport = keeping()
    const worker = makeWorker(house, transport)
    await worker.runDue()
    await worker.runDue()
    expect(transport.kept).toHaveLength(1)
    expect(await tasksIn(house)).toEqual([])
  })

  test("shares the tasks with a worker beside it: none is done twice", async () => {
    const house = makeHouse(await open())
    for (let n = 0; n < 50; n++) await leave(house)
    const transport = keeping()
    await Promise.all([1, 2, 3].map(() => makeWorker(house, transport).runDue()))
    expect(transport.kept).toHaveLength(50)
    expect(new Set(transport.kept.map(({ id }) => id)).size).toBe(50)
  })

  test("takes no more than it asks for, however the database goes about it", async () => {
    const house = makeHouse(await open())
    for (let n = 0; n < 40; n++) await leave(house)
    const claimed = await commit(house.db, async (trx) => {
      if (house.db.engine === "postgres") {
        for (const way of ["hashjoin", "mergejoin", "hashagg", "sort", "material"]) {
          await sql.raw(`set local enable_${way} = off`).execute(trx)
        }
      }
      const claim = { now: house.clock.now(), most: 16, leaseMs: 1000 }
      return accept(await claimDue(trx, house.db.engine, house.keys, claim))
    })
    expect(claimed.value).toHaveLength(16)
  })

  test("does again, under the same Message-ID, what a worker that died had claimed", async () => {
    const house = makeHouse(await open())
    await leave(house)
    await claimAndDie(house)
    const transport = keeping()
    const worker = makeWorker(house, transport)
    await worker.runDue()
    expect(transport.kept).toHaveLength(0)
    const { id: task } = await taskOf(house)
    house.clock.set(later(house.clock.now(), 1000))
    await worker.runDue()
    expect(transport.kept.map(({ id }) => id)).toEqual([`${String(task)}@uade.example`])
  })

  test("waits longer after each failure and gives up in the end", async () => {
    const house = makeHouse(await open())
    await leave(house)
    const worker = makeWorker(
      house,
      keeping(() => Object.assign(new Error("down"), { code: "ECONNECTION" })),
    )
    const pauses: number[] = []
    for (let n = 0; n < mostAttempts; n++) {
      await worker.runDue()
      const { due_at, dead_at, last_error } = await taskOf(house)
      expect(last_error).toBe("ECONNECTION")
      if (dead_at !== null) continue
      pauses.push(Date.parse(due_at) - Date.parse(house.clock.now()))
      house.clock.set(due_at)
    }
    expect(pauses.slice(0, 4)).toEqual([10_000, 20_000, 40_000, 80_000])
    expect(pauses.at(-1)).toBe(hour)
    expect((await taskOf(house)).dead_at).toBe(house.clock.now())
  })

  test("puts back a task that it does not know, for a newer worker", async () => {
    const house = makeHouse(await open())
    await leave(house, letter, "from-the-future")
    await makeWorker(house, keeping()).runDue()
    const { dead_at, attempts } = await taskOf(house)
    expect([dead_at, attempts]).toEqual([null, 1])
  })

  test("ends when it is told to, with nothing left claimed", async () => {
    const house = makeHouse(await open())
    for (let n = 0; n < 40; n++) await leave(house)
    const transport = keeping()
    const worker = makeWorker(house, transport, { pollMs: 60_000 })
    worker.start()
    await worker.stop()
    const { claimed } = await house.db.read
      .selectFrom("outbox")
      .select((eb) => eb.fn.count("claimed_until").as("claimed"))
      .executeTakeFirstOrThrow()
    expect(Number(claimed)).toBe(0)
  })

  test("looks at once when it is woken", async () => {
    const house = makeHouse(await open())
    const transport = keeping()
    const worker = makeWorker(house, transport, { pollMs: 60_000 })
    worker.start()
    await new Promise((resolve) => setTimeout(resolve, 50))
    await leave(house)
    worker.wake()
    await expect.poll(() => transport.kept.length).toBe(1)
    await worker.stop()
  })
})

describeOnBothEngines("worker and a real mail server", (open) => {
  test("delivers what it was given, to one recipient, in both forms", async () => {
    const house = makeHouse(await open())
    const server = await startMailServer()
    await leave(house)
    const { id } = await taskOf(house)
    const worker = makeWorker(house, smtpTransport(server.url, "Uade <no-reply@uade.example>"))
    await worker.runDue()
    await worker.stop()
    const [mail] = server.received
    expect(mail?.envelopeTo).toEqual(["signer@uade.example"])
    expect(mail?.subject).toBe("Confirm your address")
    expect(mail?.text).toContain(letter.link)
    expect(mail?.html).toContain(`href="${letter.link}"`)
    expect(mail?.messageId).toBe(`<${String(id)}@uade.example>`)
    expect(await tasksIn(house)).toEqual([])
  })

  test("tries again after a refusal for now", async () => {
    const house = makeHouse(await open())
    const server = await startMailServer({ recipient: () => 451 })
    await leave(house)
    const worker = makeWorker(house, smtpTransport(server.url, "no-reply@uade.example"))
    await worker.runDue()
    await worker.stop()
    const { dead_at, last_error } = await taskOf(house)
    expect([dead_at, last_error]).toEqual([null, "EENVELOPE"])
  })

  test("gives up at once after a refusal for good, and stores nothing that the server said", async () => {
    const house = makeHouse(await open())
    const server = await startMailServer({ recipient: () => 550 })
    await leave(house)
    const worker = makeWorker(house, smtpTransport(server.url, "no-reply@uade.example"))
    await worker.runDue()
    await worker.stop()
    const { dead_at, last_error } = await taskOf(house)
    expect([dead_at, last_error]).toEqual([house.clock.now(), "EENVELOPE 550"])
  })

  test("sends the same Message-ID when the server took a message and then said it had not", async () => {
    const house = makeHouse(await open())
    const server = await startMailServer({ message: (nth) => (nth === 1 ? 451 : undefined) })
    await leave(house)
    const worker = makeWorker(house, smtpTransport(server.url, "no-reply@uade.example"))
    await worker.runDue()
    house.clock.set(later(house.clock.now(), 10_000))
    await worker.runDue()
    await worker.stop()
    expect(server.received).toHaveLength(2)
    expect(new Set(server.received.map(({ messageId }) => messageId)).size).toBe(1)
    expect(await tasksIn(house)).toEqual([])
  })

  test("keeps trying while nobody listens", async () => {
    const house = makeHouse(await open())
    await leave(house)
    const worker = makeWorker(house, smtpTransport("smtp://127.0.0.1:9", "a@uade.example"))
    await worker.runDue()
    await worker.stop()
    const { dead_at, attempts, last_error } = await taskOf(house)
    expect([dead_at, attempts, last_error]).toEqual([null, 1, "ESOCKET"])
  })
})

describe("smtp", () => {
  test.each([
    ["two addresses", "a@uade.example, b@uade.example"],
    ["a header", "a@uade.example\r\nBcc: b@uade.example"],
  ])("writes to one recipient at most, given %s", async (_, to) => {
    const server = await startMailServer()
    const transport = smtpTransport(server.url, "no-reply@uade.example")
    const mail = {
      id: "1@uade.example",
      to,
      subject: "S\r\nBcc: b@uade.example",
      text: "t",
      html: "h",
    }
    await transport.deliver(mail).catch(() => undefined)
    transport.close()
    for (const { envelopeTo, bcc } of server.received) {
      expect(envelopeTo).not.toContain("b@uade.example")
      expect(bcc).toBeUndefined()
    }
  })
})
