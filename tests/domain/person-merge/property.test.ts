import fc from "fast-check"
import { expect, test } from "vitest"
import { undoMerge } from "#app/domain/person-merge-undo.server.ts"
import { hashTables } from "#tests/support/content-hash.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { importOne } from "#tests/support/import.ts"
import { mergeCandidates, mergedAt } from "#tests/support/merge-scene.ts"

/** What two files may tell of one person, in any of the ways that files do. */
const record = fc.record(
  {
    gender: fc.constantFrom("female", "male"),
    birth_date: fc.constantFrom("1970", "1970-02", "1970-02-03"),
    family_name: fc.constantFrom("Sadykova", "Садықова"),
    other_names: fc.array(
      fc.record({
        name: fc.constantFrom("Айгүл", "Aigul S.", "A. S."),
        lang: fc.constantFrom("kk", "ru", "en"),
      }),
      { maxLength: 3 },
    ),
    identifiers: fc.array(
      fc.record({ scheme: fc.constantFrom("viaf", "isni"), identifier: fc.constantFrom("1", "2") }),
      { maxLength: 2 },
    ),
  },
  { requiredKeys: [] },
)

const seats = fc.array(fc.constantFrom("2016", "2018", "2020"), { maxLength: 3 })
const ballots = fc.array(fc.constantFrom("yes", "no", "absent"), { maxLength: 4 })
const side = fc.record({ record, seats, ballots })

type Side = typeof side extends fc.Arbitrary<infer Told> ? Told : never

function fileOf(key: string, name: string, { record: told, seats: starts }: Side) {
  const identifiers = [...(told.identifiers ?? []), { scheme: "wikidata", identifier: "Q1" }]
  return {
    persons: [{ ...told, id: key, name, identifiers }],
    organizations: [{ id: "house", name: "House", classification: "legislature" }],
    memberships: starts.map((start_date) => ({
      person_id: key,
      organization_id: "house",
      start_date,
    })),
  }
}

function votesOf(key: string, { ballots: cast }: Side) {
  return cast.map((option, index) => ({
    ...{
      id: `${key}/${String(index)}`,
      organization_id: "house",
      title: `Motion ${String(index)}`,
    },
    vote_events: [{ id: `${key}/${String(index)}`, votes: [{ voter_id: key, option }] }],
  }))
}

describeOnBothEngines("a merge that is undone", (open) => {
  test("leaves every table as it was, whatever the two files told", async () => {
    await fc.assert(
      fc.asyncProperty(side, side, fc.boolean(), async (one, other, isFirstKept) => {
        const db = await open()
        await importOne(db, "popolo", fileOf("a", "Ann Example", one))
        await importOne(db, "popolo", fileOf("b", "Anna Example", other))
        for (const [key, told] of [
          ["a", one],
          ["b", other],
        ] as const) {
          if (told.ballots.length > 0) await importOne(db, "popolo-votes", votesOf(key, told))
        }
        const before = await hashTables(db)
        const name = isFirstKept ? "Ann Example" : "Anna Example"
        const { merge, actor } = await mergeCandidates(db, name)
        const reason = "Looked at closely."
        expect(await undoMerge({ db }, { merge, reason }, actor, mergedAt)).toMatchObject({
          ok: true,
        })
        const after = await hashTables(db)
        for (const [table, hash] of Object.entries(before)) {
          if (!/^(person_merge|account$)/.test(table))
            expect({ table, hash: after[table] }).toEqual({ table, hash })
        }
      }),
      { numRuns: 8 },
    )
  }, 60_000)
})
