import { mergePeople } from "#app/domain/person-merge.server.ts"
import type { Db } from "#db/connection.server.ts"
import { listCandidatePairs } from "#db/queries/person-pairs.server.ts"
import { importOne, sayAll } from "#tests/support/import.ts"
import { makeAccount } from "#tests/support/make.ts"

export const mergedAt = "2026-03-02T06:00:00.000Z"

/** One deputy, as two sources tell of her: another spelling, another id, one Wikidata item. */
export const first = {
  persons: [
    {
      ...{ id: "aigul", name: "Aigul Sadykova", birth_date: "1970-02" },
      identifiers: [{ scheme: "wikidata", identifier: "Q900001" }],
      other_names: [{ lang: "kk", name: "Айгүл Садықова" }],
    },
    { id: "ben", name: "Ben Example" },
  ],
  organizations: [{ id: "chamber", name: "Chamber", classification: "legislature" }],
  areas: [{ id: "north", name: "North", type: "constituency" }],
  memberships: [
    {
      ...{ id: "m1", person_id: "aigul", organization_id: "chamber", area_id: "north" },
      ...{ role: "member", start_date: "2020-03", end_date: "2024-03" },
    },
  ],
}

export const second = {
  persons: [
    {
      ...{ id: "sadykova-a", name: "Sadykova, A.", gender: "female", birth_date: "1970-02-03" },
      identifiers: [
        { scheme: "wikidata", identifier: "Q900001" },
        { scheme: "viaf", identifier: "77" },
      ],
      other_names: [{ lang: "ru", name: "Айгуль Садыкова" }, { name: "A. Sadykova" }],
      links: [{ url: "https://example.org/sadykova" }],
    },
  ],
  organizations: [{ id: "council", name: "City Council", classification: "legislature" }],
  memberships: [
    { id: "m9", person_id: "sadykova-a", organization_id: "council", role: "member" },
    { person_id: "sadykova-a", organization_id: "council", role: "chair", start_date: "2018" },
  ],
}

export const motions = [
  {
    ...{ id: "m/1", organization_id: "council", title: "Budget of the city", date: "2019-05-04" },
    vote_events: [
      {
        ...{ id: "e/1", start_date: "2019-05-04T10:00" },
        votes: [
          { voter_id: "sadykova-a", option: "yes", pair_id: "ben" },
          { voter_id: "ben", option: "paired", pair_id: "sadykova-a" },
        ],
      },
    ],
  },
]

export const promises = [
  {
    ...{ id: "1", person: "sadykova-a", text: "I shall mend the bridge.", lang: "en" },
    ...{ power: "council", source_url: "https://example.org/speech", captured_on: "2026-03-04" },
  },
]

/** All four files, as an installation would import them. @returns what was rejected */
export async function importBoth(db: Db): Promise<string[]> {
  const reports = [
    await importOne(db, "popolo", first),
    await importOne(db, "popolo", second),
    await importOne(db, "popolo-votes", motions),
    await importOne(db, "promises", promises),
  ]
  return reports.flatMap(sayAll).filter((line) => line.startsWith("reject"))
}

/** A watchdog as they act. */
export async function makeWatchdog(db: Db) {
  const { id } = await makeAccount(db, { role: "watchdog" })
  return { id, role: "watchdog", personId: null } as const
}

/** Merges the only two who wait to be looked at, the first named kept; answers both ids and the merge's. */
export async function mergeCandidates(db: Db, keepName: string) {
  const [pair] = await listCandidatePairs(db.read, { limit: 2 })
  if (!pair) throw new Error("nobody waits to be looked at")
  const rows = await db.read
    .selectFrom("person")
    .select(["public_id", "name"])
    .where("public_id", "in", [pair.one, pair.other])
    .execute()
  const kept = rows.find(({ name }) => name === keepName)?.public_id ?? ""
  const dropped = kept === pair.one ? pair.other : pair.one
  const order = { kept, dropped, reason: "One Wikidata item, one birthday." }
  const actor = await makeWatchdog(db)
  const outcome = await mergePeople({ db }, order, actor, mergedAt)
  if (!outcome.ok) throw new Error(outcome.refusal.code)
  return { kept, dropped, actor, merge: outcome.value.publicId, warnings: outcome.value.warnings }
}
