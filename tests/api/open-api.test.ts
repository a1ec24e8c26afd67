import { createConfig, lintFromString } from "@redocly/openapi-core"
import { expect, test } from "vitest"
import { openApi } from "#app/api/open-api.server.ts"
import { collections, resources } from "#app/api/resources.server.ts"
import { complaintsOfApi } from "#tests/support/api-answer.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { makeHouse } from "#tests/support/house.ts"
import { makeOpenData, openApiDoor } from "#tests/support/open-data-scene.ts"

interface Document {
  readonly openapi: string
  readonly tags: readonly { name: string; description: string }[]
  readonly paths: Readonly<Record<string, { readonly get: Operation }>>
}

interface Operation {
  readonly operationId: string
  readonly tags: readonly string[]
  readonly parameters?: readonly { name: string; in: string; schema: object }[]
  readonly responses: {
    readonly 200: { readonly content: { "application/json": { example?: unknown } } }
  }
}

describeOnBothEngines("the description of the API", (open) => {
  test("gives with each address an answer that is given now", async () => {
    const { house, pledge, person } = await makeOpenData(await open())
    const askApi = await openApiDoor(house)
    const { status, body } = await askApi("/api/v1/openapi.json")
    expect(status).toBe(200)
    const { paths } = JSON.parse(body.toString()) as Document
    const without = Object.entries(paths)
      .filter(([, { get }]) => get.responses[200].content["application/json"].example === undefined)
      .map(([path]) => path)
    // Nothing was removed here: the list is empty, and there is nothing to show alone.
    expect(without).toEqual(["/api/v1/removals/{id}"])
    for (const [path, { get }] of Object.entries(paths)) {
      const { example } = get.responses[200].content["application/json"]
      if (example === undefined) continue
      const reply = { status: 200, type: "application/json", body: JSON.stringify(example) }
      expect(complaintsOfApi(path, reply), path).toEqual([])
      const { self } = (example as { links?: { self: string } }).links ?? {}
      if (self) expect((await askApi(self)).json, path).toEqual(example)
    }
    expect(body.toString()).toContain(pledge.public_id)
    expect(body.toString()).toContain(person.public_id)
  }, 60_000)
})

test("passes the linter of others with its recommended rules, none left out", async () => {
  const config = await createConfig({ extends: ["recommended"] })
  const source = JSON.stringify(openApi("https://uade.example"))
  expect(await problemsOf(source, config)).toEqual([])
  // The linter is awake: it misses what is taken away.
  const maimed = source.replaceAll(/"operationId":"\w+",?/g, "")
  expect(await problemsOf(maimed, config)).toContainEqual(
    expect.stringMatching(/^operation-operationId:/),
  )
})

async function problemsOf(source: string, config: Awaited<ReturnType<typeof createConfig>>) {
  const found = await lintFromString({ source, config })
  return found.map(({ ruleId, message, location }) => {
    return `${ruleId}: ${message} ${String(location[0]?.pointer)}`
  })
}

test("names every resource with its parameters, each operation once, each collection as a tag", () => {
  const { openapi, paths, tags } = openApi("https://uade.example") as Document
  expect(openapi).toBe("3.1.0")
  expect(Object.keys(paths)).toEqual(resources.map(({ path }) => path))
  expect(tags.map(({ name }) => name)).toEqual(collections.map(({ name }) => name))
  const operations = Object.values(paths).map(({ get }) => get.operationId)
  expect(new Set(operations).size).toBe(operations.length)
  const parameters = paths["/api/v1/rule-sets/{id}/assess"]?.get.parameters ?? []
  const names = parameters.map(({ name }) => name)
  expect(names).toEqual(expect.arrayContaining(["id", "electorate", "on", "against_recall"]))
  expect(parameters.find(({ name }) => name === "electorate")).toMatchObject({
    in: "query",
    schema: { type: "integer", minimum: 1 },
  })
})

describeOnBothEngines("an installation with nothing in it", (open) => {
  test("describes itself all the same", async () => {
    const askApi = await openApiDoor(makeHouse(await open()))
    expect((await askApi("/api/v1/openapi.json")).status).toBe(200)
    expect((await askApi("/api/v1/people")).json).toEqual({
      data: [],
      links: { self: "/api/v1/people", next: null },
    })
  })
})
