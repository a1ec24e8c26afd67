import { expect, test } from "vitest"
import { collections } from "#app/api/resources.server.ts"
import { later } from "#app/lib/instant.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import type { TestDb } from "#tests/support/database.ts"
import { doToText, makeModerators } from "#tests/support/moderation-scene.ts"
import { makeOpenData, now, openApiDoor } from "#tests/support/open-data-scene.ts"

type Items = readonly ({ id: string } & Record<string, unknown>)[]

async function openScene(db: TestDb) {
  const scene = await makeOpenData(db)
  const askApi = await openApiDoor(scene.house)
  async function list(target: string): Promise<Items> {
    const { status, json } = await askApi(`/api/v1/${target}`)
    expect(status, target).toBe(200)
    return json.data
  }
  async function ids(target: string): Promise<string[]> {
    return (await list(target)).map(({ id }) => id)
  }
  return { ...scene, askApi, list, ids }
}

describeOnBothEngines("the collections of the API", (open) => {
  test("each give a list and each of its items alone, the same, as described; and all to who writes them out", async () => {
    const { list, askApi, house } = await openScene(await open())
    for (const collection of collections) {
      const { name } = collection
      const items = name === "removals" ? [] : await list(name)
      if (name !== "removals") expect(items.length, name).toBeGreaterThan(0)
      expect(items.map(({ id }) => id)).toEqual(items.map(({ id }) => id).sort())
      for (const item of items.slice(0, 3)) {
        expect((await askApi(`/api/v1/${name}/${item.id}`)).json.data, name).toEqual(item)
      }
      const written: unknown[] = []
      for await (const item of collection.records({ house, now }, 2)) written.push(item)
      expect(written, name).toEqual(items)
      const none = name === "rule-sets" ? "none" : "0000000000000000"
      expect((await askApi(`/api/v1/${name}/${none}`)).status).toBe(404)
    }
  })

  test("name people in Popolo's words, and give nothing on that is private", async () => {
    const { list, person, membership, area, event } = await openScene(await open())
    expect(await list("people")).toContainEqual({
      id: person.public_id,
      name: "Samal Example",
      family_name: "Example",
      given_name: "Samal",
      sort_name: null,
      gender: null,
      birth_date: null,
      death_date: null,
      other_names: [
        { name: "Самал Үлгі", lang: "kk", note: "official", start_date: null, end_date: null },
      ],
      identifiers: [{ scheme: "wikidata", identifier: "Q1" }],
      links: [{ url: "https://example.org/samal", note: "Wikipedia" }],
      sources: [],
      updated_at: expect.any(String) as string,
    })
    expect(await list(`memberships?person=${person.public_id}`)).toMatchObject([
      { id: membership.public_id, person_id: person.public_id, area_id: area.public_id },
    ])
    expect(await list(`votes?person=${person.public_id}`)).toEqual([
      {
        id: `${event.public_id}-${person.public_id}`,
        vote_event_id: event.public_id,
        voter_id: person.public_id,
        option: "no",
        group_id: null,
        role: null,
        pair_id: null,
      },
    ])
  })

  test("keep what the deputy says and what watchdogs find apart", async () => {
    const { list, pledge, evidence, event } = await openScene(await open())
    const [verdict] = await list("verdicts")
    expect(await list(`promises?rating=broken`)).toMatchObject([
      {
        id: pledge.public_id,
        text: pledge.text,
        hidden: null,
        due_on: "2025-12",
        versions: 1,
        source: { url: "https://example.org/programme", sha256: "01".repeat(32) },
        deputy_says: { rating: "kept", by: "deputy", text: "Half of the schools serve it." },
        watchdog_finds: {
          rating: "broken",
          verdict: {
            id: verdict?.id,
            organization_ids: [expect.any(String), expect.any(String)],
            evidence: [{ id: evidence.public_id, version: 1 }],
          },
        },
      },
    ])
    expect(await list("promises?rating=kept")).toEqual([])
    expect(await list(`evidence?promise=${pledge.public_id}`)).toMatchObject([
      { id: evidence.public_id, direction: "contradicts", vote_event_id: event.public_id },
    ])
    expect((await list("codings")).map(({ rating }) => rating)).toEqual(["broken", "broken"])
  })

  test("are filtered by person, area, state, rating, and by when", async () => {
    const { ids, person, region, area, pledge, petition, event } = await openScene(await open())
    const nobody = "0000000000000000"
    for (const [filtered, expected] of [
      [`people?area=${region.public_id}`, [person.public_id]],
      [`people?area=${nobody}`, []],
      [`promises?area=${area.public_id}`, [pledge.public_id]],
      [`promises?person=${nobody}`, []],
      [`promises?since=2026-01-01`, [pledge.public_id]],
      [`promises?since=2027-01-01`, []],
      [`petitions?state=open&area=${area.public_id}`, [petition.public_id]],
      [`petitions?state=paused`, []],
      [`petitions?person=${person.public_id}&recall_state=none`, [petition.public_id]],
      [`vote-events?person=${person.public_id}&since=2025-05-14`, [event.public_id]],
      [`vote-events?since=2025-05-15`, []],
      [`areas?area=${region.public_id}`, [area.public_id]],
      [`verdicts?person=${person.public_id}&rating=kept`, []],
    ] as const) {
      expect(await ids(filtered), filtered).toEqual(expected)
    }
  })

  test("tell what changed since an instant, however its zone is written", async () => {
    const { ids, pledge, evidence, petition, house } = await openScene(await open())
    const after = later(now, 1)
    expect(await ids(`promises?updated_since=${now}`)).toEqual([pledge.public_id])
    expect(await ids("promises?updated_since=2026-04-01T11:00:00+05:00")).toEqual([
      pledge.public_id,
    ])
    expect(await ids(`promises?updated_since=${after}`)).toEqual([])
    expect(await ids(`evidence?updated_since=${after}`)).toEqual([])
    expect(await ids(`petitions?updated_since=${after}`)).toEqual([])
    const moderators = await makeModerators(house.db)
    const at = later(now, 60_000)
    for (const [kind, { public_id: publicId }] of [
      ["pledge", pledge],
      ["evidence", evidence],
      ["petition", petition],
    ] as const) {
      await doToText(house, "hide", { kind, publicId }, moderators, at)
    }
    expect(await ids(`promises?updated_since=${after}`)).toEqual([pledge.public_id])
    expect(await ids(`evidence?updated_since=${after}`)).toEqual([evidence.public_id])
    expect(await ids(`petitions?updated_since=${after}`)).toEqual([petition.public_id])
    expect((await ids(`removals?since=${after}`)).length).toBe(3)
  })

  test("give no word of a hidden text, but under which rule and its hash", async () => {
    const { list, askApi, pledge, evidence, petition, house } = await openScene(await open())
    const claim = await house.db.read.selectFrom("claim").selectAll().executeTakeFirstOrThrow()
    const verdict = await house.db.read.selectFrom("verdict").selectAll().executeTakeFirstOrThrow()
    const moderators = await makeModerators(house.db)
    for (const [kind, { public_id: publicId }] of [
      ["pledge", pledge],
      ["evidence", evidence],
      ["petition", petition],
      ["claim", claim],
      ["verdict", verdict],
    ] as const) {
      await doToText(house, "hide", { kind, publicId }, moderators)
    }
    const hidden = { rule: "personal-data", on: "2026-11-24" }
    expect(await list("promises")).toMatchObject([
      {
        text: null,
        hidden,
        deputy_says: { text: null, hidden },
        watchdog_finds: { verdict: { reason: null, hidden } },
      },
    ])
    expect(await list("evidence")).toMatchObject([{ note: null, hidden }])
    expect(await list("petitions")).toMatchObject([{ action: null, background: null, hidden }])
    for (const name of ["promises", "evidence", "petitions", "verdicts", "removals"]) {
      const { body } = await askApi(`/api/v1/${name}`)
      for (const word of [pledge.text, evidence.note, petition.title, claim.text, verdict.reason]) {
        expect(body.toString()).not.toContain(word)
      }
      expect(body.toString()).not.toContain("\ufffc")
    }
  })
})
