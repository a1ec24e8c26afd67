import { expect, test } from "vitest"
import { nodeDigest } from "#app/log/digest.server.ts"
import { parseVerifierKey } from "#app/log/signed-note.ts"
import { listVerifierKeys } from "#db/queries/log-keys.server.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { makeLogScene } from "#tests/support/log-scene.ts"

describeOnBothEngines("the log's keys", (open) => {
  test("are verifier keys under the log's own name", async () => {
    const { db, restart } = makeLogScene(await open())
    const log = restart()
    await log.start()
    const keys = (await listVerifierKeys(db.read)).map((line) => parseVerifierKey(nodeDigest, line))
    expect(keys.map((key) => key?.name)).toEqual([log.origin])
  })
})
