import { expect } from "vitest"
import { openGate } from "#tests/server/door.ts"
import type { Asked } from "#tests/server/door.ts"
import { complaintsOfApi } from "#tests/support/api-answer.ts"
import { plainCoding, rateTogether } from "#tests/support/coding-scene.ts"
import type { TestDb } from "#tests/support/database.ts"
import { makeHouse } from "#tests/support/house.ts"
import * as make from "#tests/support/make.ts"

/** The instant of the scene. */
export const now = "2026-04-01T06:00:00.000Z"

/** Something of every collection: a deputy with a seat, votes, a promise with both sides' word, a petition. */
export async function makeOpenData(db: TestDb) {
  const house = makeHouse(db, { now })
  const region = await make.makeArea(db, { name: "Steppe region", kind: "region" })
  const area = await make.makeArea(db, { parent_id: region.id })
  await make.makeElectorate(db, { area_id: area.id })
  const extra = JSON.stringify({
    links: [
      { url: "https://example.org/samal", note: "Wikipedia" },
      { url: "javascript:alert(1)" },
    ],
    contact_details: [{ type: "voice", value: "+7 700 000 00 00" }],
    other_names: [{ name: "Самал Үлгі", lang: "kk", note: "official" }],
  })
  const person = await make.makePerson(db, { extra })
  for (const [scheme, value] of [
    ["wikidata", "Q1"],
    ["iin", "010203500017"],
  ] as const) {
    await make.insertOne(db, "identifier", {
      subject_kind: "person",
      subject_id: person.id,
      ...{ scheme, value },
    })
  }
  const membership = await make.makeMembership(db, { person_id: person.id, area_id: area.id })
  await make.makePeriod(db, { organization_id: membership.organization_id })
  const event = await make.makeVoteEvent(db, { organization_id: membership.organization_id })
  await make.makeVote(db, { vote_event_id: event.id, person_id: person.id, option: "no" })
  await make.insertOne(db, "vote_count", { vote_event_id: event.id, option: "no", value: 1 })
  const { pledge, evidence } = await makePromise(db, person.id, event.id)
  const given = { ...plainCoding, rating: "broken", evidence: [evidence.public_id] } as const
  await rateTogether(house, pledge.public_id, given, now)
  const petition = await make.makePetition(db, { membership_id: membership.id })
  return { house, region, area, person, membership, event, pledge, evidence, petition }
}

async function makePromise(db: TestDb, personId: number, eventId: number) {
  await make.makeCodeBook(db, { version: 2 })
  const source = await make.makeSource(db, {
    sha256: Buffer.alloc(32, 1),
    media_type: "text/html",
    captured_at: make.madeAt,
  })
  const pledge = await make.makePledge(db, {
    person_id: personId,
    source_snapshot_id: source.id,
    due_on: "2025-12",
    horizon: "day",
    category: "schools",
  })
  await make.makeClaim(db, { pledge_id: pledge.id })
  const evidence = await make.makeVoteEvidence(db, { pledge_id: pledge.id, vote_event_id: eventId })
  return { pledge, evidence }
}

/** Asks the gate, holds the answer to the API's description, and reads it. */
export async function openApiDoor(house: ReturnType<typeof makeHouse>) {
  const { ask } = await openGate({ house })
  return async function askApi(target: string, asked: Asked = {}) {
    const { status, headers, body } = await ask(target, asked)
    const text = headers["content-encoding"] === undefined ? body.toString() : ""
    if (text !== "" || status === 304) {
      const complaints = complaintsOfApi(target, {
        status,
        type: headers["content-type"],
        body: text,
      })
      expect(complaints, target).toEqual([])
    }
    const json = (text === "" ? null : JSON.parse(text)) as ApiBody
    return { status, headers, body, json }
  }
}

export interface ApiBody {
  readonly data: never
  readonly links: { readonly self: string; readonly next: string | null }
}
