import { beforeEach, expect, test } from "vitest"
import { goOn, learnStops, stopForAll } from "#app/domain/site-stop.server.ts"
import { makeWorker } from "#app/outbox/worker.server.ts"
import { accept } from "#app/lib/outcome.ts"
import { watchStanding } from "#app/server/standing-watch.server.ts"
import { commit } from "#db/commit.server.ts"
import { listAuditEntries } from "#db/queries/audit.server.ts"
import { enqueue } from "#db/queries/outbox.server.ts"
import { listStops } from "#db/queries/site-stops.server.ts"
import type { Db } from "#db/connection.server.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { makeHouse } from "#tests/support/house.ts"
import type { TestHouse } from "#tests/support/house.ts"
import { makeSomebody } from "#tests/support/operators.ts"
import type { Somebody } from "#tests/support/operators.ts"

const now = "2026-04-01T06:00:00.000Z"
const reason = "A fault in the counting was found."

describeOnBothEngines("what operators stop for all", (open) => {
  let db: Db
  let house: TestHouse
  let operator: Somebody

  beforeEach(async () => {
    db = await open()
    house = makeHouse(db)
    operator = await makeSomebody(house, "operator")
  })

  test("stands until it is let go on, and both are in the trail", async () => {
    const stop = { kind: "signing", cause: "fault", reason } as const
    expect((await stopForAll(house, stop, operator, now)).ok).toBe(true)
    expect(house.standing.stopOf("signing")).toEqual({
      kind: "signing",
      cause: "fault",
      since: now,
    })
    expect(house.standing.readOnly()).toBeUndefined()
    const ended = await goOn(house, { kind: "signing", reason: "It was mended." }, operator, now)
    expect(ended.ok).toBe(true)
    expect(house.standing.stopOf("signing")).toBeUndefined()
    const trail = await listAuditEntries(db.read, {}, { most: 10 })
    expect(trail.map(({ deed, subject, details }) => [deed, subject, details])).toEqual([
      ["site.stop", "signing", { step: "go-on" }],
      ["site.stop", "signing", { cause: "fault", step: "stop" }],
    ])
    expect(await listStops(db.read, 5)).toMatchObject([
      {
        kind: "signing",
        reason,
        stoppedBy: operator.publicId,
        ended: { reason: "It was mended." },
      },
    ])
  })

  test("is stopped once, and what runs cannot be let go on", async () => {
    const stop = { kind: "search", cause: "attack", reason } as const
    expect(await goOn(house, stop, operator, now)).toMatchObject({
      refusal: { code: "not-stopped" },
    })
    await stopForAll(house, stop, operator, now)
    const again = await stopForAll(house, stop, operator, now)
    expect(again).toMatchObject({ refusal: { code: "stopped-already" } })
    expect(await listStops(db.read, 5)).toHaveLength(1)
  })

  test("puts the site into read-only mode where all writing is meant", async () => {
    await stopForAll(house, { kind: "writing", cause: "upkeep", reason }, operator, now)
    expect(house.standing.readOnly()).toBe("operator")
  })

  test("is heard of by another house that watches", async () => {
    const other = makeHouse(db)
    const watch = watchStanding(other, (fault) => {
      throw fault
    })
    await stopForAll(house, { kind: "opening", cause: "law", reason }, operator, now)
    await expect.poll(() => other.standing.stopOf("opening")?.cause).toBe("law")
    await goOn(house, { kind: "opening", reason }, operator, now)
    await expect.poll(() => other.standing.stopOf("opening")).toBeUndefined()
    watch.stop()
  })

  test("keeps letters waiting, and sends them afterwards", async () => {
    const sent: string[] = []
    const worker = makeWorker(house, {
      deliver: ({ to }) => Promise.resolve(void sent.push(to)),
      close: () => undefined,
    })
    await commit(db, async (trx) => {
      const payload = { email: "aigerim@example.org", lang: "kk" }
      await enqueue(trx, house.keys, "sign-up-known", payload, now)
      return accept(undefined)
    })
    await stopForAll(house, { kind: "mail", cause: "fault", reason }, operator, now)
    await worker.runDue()
    expect(sent).toEqual([])
    await goOn(house, { kind: "mail", reason }, operator, now)
    await worker.runDue()
    expect(sent).toEqual(["aigerim@example.org"])
  })

  test("is learned anew by a house that is opened later", async () => {
    await stopForAll(house, { kind: "signing", cause: "attack", reason }, operator, now)
    const later = makeHouse(db)
    await learnStops(later)
    expect(later.standing.stopOf("signing")?.cause).toBe("attack")
  })
})
