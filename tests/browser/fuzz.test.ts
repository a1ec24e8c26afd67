import { afterAll, beforeAll, expect, test } from "vitest"
import { cast, castEmail } from "#app/demo/cast.ts"
import { signInAll } from "#scripts/faults/demo-site.ts"
import { fire, peopleOf } from "#scripts/faults/fuzz/fire.ts"
import { objectsOf } from "#scripts/faults/fuzz/objects.ts"
import { formCoverage } from "#scripts/faults/fuzz/targets.ts"
import { startApp } from "#tests/support/app.ts"
import type { App } from "#tests/support/app.ts"

/* Made-up requests against the running demo: whatever is asked, the answer is one of the site's own. */

let app: App

beforeAll(async () => {
  app = await startApp({ script: "scripts/demo.ts", env: { TRUSTED_PROXY: "127.0.0.1,::1" } })
}, 180_000)

afterAll(async () => {
  await app.stop()
})

test("nearly every form is made up from the schema that validates it", async () => {
  const { known, all } = await formCoverage()
  expect(known / all).toBeGreaterThan(0.5)
})

test("5,200 made-up requests find no fault, no word from inside, no missing header", async () => {
  const { askers, canaries } = peopleOf(cast.map(({ name }) => name))
  const cookies = await signInAll(app.origin, askers)
  const range = {
    origin: app.origin,
    objects: await objectsOf(app.db),
    cookies: [undefined, undefined, ...cookies],
    canaries: canaries.map(castEmail),
  }
  const { sent, judged, statuses, complaints } = await fire(range, 5_200, 20_261_124)
  const byStatus = JSON.stringify([...statuses].sort())
  console.log(
    `fuzz: ${String(sent)} requests, by status ${byStatus}; of the API judged: ${String(judged)}`,
  )
  expect(complaints).toEqual([])
  expect(judged).toBeGreaterThan(500)
  expect(statuses.size).toBeGreaterThan(5)
}, 400_000)
