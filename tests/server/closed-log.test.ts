import { beforeEach, expect, test } from "vitest"
import { LogClosed } from "#app/domain/log.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { makeHouse } from "#tests/support/house.ts"
import type { TestHouse } from "#tests/support/house.ts"
import { appendSome, asOwner } from "#tests/support/log-scene.ts"
import { openGate, page } from "./door.ts"

describeOnBothEngines("a site whose log is closed", (open) => {
  let house: TestHouse

  beforeEach(async () => {
    const db = await open()
    makeHouse(db)
    await appendSome(db, 3)
    await asOwner(db, (trx) => trx.deleteFrom("log_leaf").where("leaf_index", "=", 1).execute())
    house = makeHouse(db)
  })

  test("says so where it is asked whether it is ready", async () => {
    const { ask } = await openGate({ house })
    expect((await ask("/readyz")).status).toBe(200)
    await house.log.start()
    const answer = await ask("/readyz")
    expect([answer.status, answer.body.toString()]).toEqual([
      503,
      [
        "The database answers.",
        "The database is of this version.",
        "The log is closed (damaged): pages are read, nothing is signed.",
        "It is read and written.",
        "",
      ].join("\n"),
    ])
  })

  test("is read, and refuses to sign with a page of its own", async () => {
    await house.log.start()
    const asked: string[] = []
    const { ask } = await openGate({
      house,
      pages: (exchange, path) => {
        if (path !== undefined) {
          asked.push(path)
          return Promise.resolve(page("closed", 503))
        }
        if (exchange.url.pathname === "/en/petitions") return Promise.resolve(page("petitions"))
        throw new LogClosed("damaged")
      },
    })
    expect((await ask("/en/petitions")).status).toBe(200)
    expect((await ask("/log/checkpoint")).status).toBe(200)
    expect((await ask("/ru/areas")).status).toBe(503)
    expect(asked).toEqual(["/ru/problem/503?why=log-closed"])
  })
})
