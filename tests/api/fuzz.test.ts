import fc from "fast-check"
import { expect, test } from "vitest"
import { openApi } from "#app/api/open-api.server.ts"
import { hostile } from "#scripts/faults/fuzz/corpus.ts"
import { complaintsOfApi } from "#scripts/faults/fuzz/api-answer.ts"
import { apiShots } from "#scripts/faults/fuzz/targets.ts"
import { openGate } from "#tests/server/door.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { makeOpenData } from "#tests/support/open-data-scene.ts"

const types = ["application/json", "application/x-www-form-urlencoded", "text/html"]
const accepts = ["application/json", "*/*", "text/html", "application/json;q=0"]

describeOnBothEngines("made-up requests to the API", (open) => {
  test("are each answered as the description says, with a status, a type and a body of its own", async () => {
    const { house, person, pledge, petition } = await makeOpenData(await open())
    const { ask, faults } = await openGate({ house })
    const objects = { id: [person, pledge, petition].map((row) => row.public_id) }
    const shot = fc.oneof(...apiShots(objects))
    const headers = fc.record({
      accept: fc.constantFrom(...accepts),
      "content-type": fc.constantFrom(...types),
      "idempotency-key": fc.constantFrom("", "a", "x".repeat(200)),
      authorization: fc.constantFrom("", "Bearer uade_nobody", "Basic eDp5"),
    })
    const isPlain = fc.boolean()
    const body = fc.constantFrom("{}", "[", "null", ...hostile.filter((text) => text !== ""))
    const statuses = new Map<string, number>()
    await fc.assert(
      fc.asyncProperty(shot, headers, body, isPlain, async (made, said, text, bare) => {
        const { method, path, fields } = bare ? { ...made, fields: {} } : made
        const query = new URLSearchParams(
          Object.entries(fields).flatMap(([name, values]) => values.map((value) => [name, value])),
        )
        const asked = query.toString().slice(0, 3_000).replace(/%.?$/, "")
        const target = method === "GET" && asked !== "" ? `${path}?${asked}` : path
        const sent = method === "POST" ? { body: text } : {}
        const reply = await ask(target, { method, headers: said, ...sent })
        const key = `${method} ${String(reply.status)}`
        statuses.set(key, (statuses.get(key) ?? 0) + 1)
        const type = reply.headers["content-type"]
        const answer = { status: reply.status, type, body: reply.body.toString() }
        expect(complaintsOfApi(path, answer, method === "POST" ? "post" : "get"), target).toEqual(
          [],
        )
      }),
      { numRuns: 150, seed: 20_261_129 },
    )
    expect(faults).toEqual([])
    expect([...statuses.keys()].sort()).toEqual(
      expect.arrayContaining(["GET 200", "GET 400", "GET 404", "GET 406", "POST 401"]),
    )
  }, 90_000)
})

test("an answer that is not as described is found out: its status, its type, its body, its place", () => {
  const whole = { data: [], links: { self: "/api/v1/people", next: null } }
  const reply = { status: 200, type: "application/json", body: JSON.stringify(whole) }
  expect(complaintsOfApi("/api/v1/people", reply)).toEqual([])
  const problem = JSON.stringify({
    ...{ type: "about:blank", title: "x", status: 404, detail: "x", code: "not-found" },
  })
  const refused = { status: 404, type: "application/problem+json", body: problem }
  expect(complaintsOfApi("/api/v1/people/0000000000000000", refused)).toEqual([])
  expect(complaintsOfApi("/api/v1/nowhere", refused)).toEqual([])
  const wrong = [
    ["/api/v1/people", { ...reply, status: 201 }],
    ["/api/v1/people", { ...reply, type: "text/html" }],
    ["/api/v1/people", { ...reply, body: '{"data":[]}' }],
    ["/api/v1/people", { ...reply, body: JSON.stringify({ ...whole, more: 1 }) }],
    ["/api/v1/people", { ...reply, status: 304 }],
    // A list is never not there: no such status is described of it.
    ["/api/v1/people", refused],
    ["/api/v1/people/0000000000000000", { ...refused, type: "application/json" }],
    ["/api/v1/people/0000000000000000", { ...refused, status: 400 }],
    ["/api/v1/nowhere", reply],
    ["/api/v1/openapi.json", { ...reply, body: "{}" }],
  ] as const
  for (const [target, answer] of wrong) {
    expect(complaintsOfApi(target, answer), JSON.stringify(answer)).not.toEqual([])
  }
  const { paths } = openApi("https://uade.example") as { paths: Record<string, object> }
  expect(Object.keys(paths).length).toBeGreaterThan(20)
})
