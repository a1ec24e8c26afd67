import { expect, test } from "vitest"
import { openApi } from "#app/api/open-api.server.ts"
import { resources } from "#app/api/resources.server.ts"
import { discloseBreakdowns } from "#app/domain/disclosure.server.ts"
import { confirmSignature } from "#app/domain/signature.server.ts"
import { day, later } from "#app/lib/instant.ts"
import { openGate } from "#tests/server/door.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import type { TestHouse } from "#tests/support/house.ts"
import { makePetition } from "#tests/support/make.ts"
import { publishAll } from "#tests/support/publish.ts"
import { makePending, makeScene, now } from "#tests/support/signing-scene.ts"

const base = "/api/v1/petitions"

async function ask(house: TestHouse, target: string) {
  const { ask } = await openGate({ house })
  const { status, body } = await ask(target)
  const json = JSON.parse(body.toString()) as unknown
  const path = target.split("?")[0]?.replace(/\/[0-9a-z]{16}(?=\/|$)/, "/{id}")
  const resource = resources.find((one) => one.path === path)
  if (status === 200) expect(resource?.body.safeParse(json).error, target).toBeUndefined()
  return { status, json: json as { data: Record<string, unknown>; links: { next: string | null } } }
}

describeOnBothEngines("petitions for programs", (open) => {
  test("say the published count, and by which assurance as of yesterday", async () => {
    const { house, petition } = await makeScene(await open())
    for (const secret of await makePending(house, petition, 11)) {
      await confirmSignature(house, secret, now)
    }
    const count = `${base}/${petition.public_id}/count`
    expect((await ask(house, count)).json.data).toMatchObject({
      signature_count: 0,
      tree_size: 0,
      by_assurance: {},
      by_assurance_as_of: null,
    })
    await publishAll(house)
    await discloseBreakdowns(house, later(now, day))
    expect((await ask(house, count)).json.data).toEqual({
      signature_count: 11,
      threshold: 100,
      tree_size: 11,
      as_of: expect.stringMatching(/^2026-/) as string,
      by_assurance: { email: 11 },
      by_assurance_as_of: "2026-04-01",
    })
    expect((await ask(house, `${base}/${petition.public_id}`)).json.data).toMatchObject({
      id: petition.public_id,
      state: "open",
      action: petition.title,
      background: petition.statement,
      signature_count: 11,
      text_sha256: petition.text_sha256.toString("hex"),
      rejection: null,
    })
  })

  test("are listed page by page: what everybody may read, and of what was removed no word", async () => {
    const { house, petition } = await makeScene(await open())
    const { db } = house
    const removed = await makePetition(db, { state: "removed", refusal_code: "insult" })
    for (const state of ["draft", "seconding"]) await makePetition(db, { state, opened_at: null })
    const first = await ask(house, `${base}?limit=1`)
    const second = await ask(house, first.json.links.next ?? "")
    expect(second.json.links.next).toBeNull()
    const expected = [
      { id: removed.public_id, action: null, background: null, rejection: { code: "insult" } },
      { id: petition.public_id, action: petition.title },
    ]
    expect([first.json.data, second.json.data].flat()).toMatchObject(
      expected.sort((a, b) => (a.id < b.id ? -1 : 1)),
    )
  })

  test.each([
    [`${base}/0000000000000000`, 404],
    [`${base}/0000000000000000/count`, 404],
    [`${base}?cursor=zzzz`, 400],
    [`${base}?state=draft`, 400],
    [`${base}?person=somebody`, 400],
    [`${base}?updated_since=yesterday`, 400],
  ])("%s: %i", async (target, expected) => {
    const { house } = await makeScene(await open())
    expect((await ask(house, target)).status).toBe(expected)
  })

  test("keep a draft to its author", async () => {
    const { house } = await makeScene(await open())
    const draft = await makePetition(house.db, { state: "draft", opened_at: null })
    for (const target of [`${base}/${draft.public_id}`, `${base}/${draft.public_id}/count`]) {
      expect((await ask(house, target)).status).toBe(404)
    }
  })
})

test("petitions stand in the description of the API", () => {
  const { paths } = openApi("http://localhost") as { paths: Record<string, unknown> }
  expect(Object.keys(paths)).toEqual(
    expect.arrayContaining([base, `${base}/{id}`, `${base}/{id}/count`]),
  )
})
