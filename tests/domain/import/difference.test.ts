import { join } from "node:path"
import { expect, test } from "vitest"
import type { FileReport } from "#app/domain/import.server.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { importOne, importPaths, makeFolder } from "#tests/support/import.ts"

function people(party: string, name: string) {
  return {
    persons: [
      { id: "ann", name },
      { id: "ben", name: "Ben Example" },
    ],
    organizations: [
      { id: "l", name: "Chamber", classification: "legislature" },
      ...["0", "7"].map((id) => ({ id, name: `Party ${id}`, classification: "party" })),
    ],
    memberships: [{ id: "m1", person_id: "ann", organization_id: "l", on_behalf_of_id: party }],
  }
}

function say({ difference }: FileReport): string[] {
  return difference.map(({ fate, kind, label, fields }) => {
    const changes = fields.map(({ column, was, becomes }) => `${column} ${was} → ${becomes}`)
    return [`${fate} ${kind} ${label}`, ...(fate === "updated" ? changes : [])].join("; ")
  })
}

describeOnBothEngines("what an import would do", (open) => {
  test("is told field by field, keys by their names, and nothing of it is kept", async () => {
    const db = await open()
    await importOne(db, "popolo", people("0", "Ann Example"))
    const report = await importOne(db, "popolo", people("7", "Ann Sample"), { isDryRun: true })
    expect(say(report)).toEqual([
      "unchanged organization Chamber",
      "unchanged organization Party 0",
      "unchanged organization Party 7",
      "updated person Ann Sample; name Ann Example → Ann Sample",
      "unchanged person Ben Example",
      "updated membership Ann Sample; on_behalf_of_id Party 0 → Party 7",
    ])
    const kept = await db.read.selectFrom("person").select("name").orderBy("id").execute()
    expect(kept[0]).toEqual({ name: "Ann Example" })
    expect(await db.read.selectFrom("import_run").select("id").execute()).toHaveLength(1)
  })

  test("holds the first of each kind alone, votes with voter and motion", async () => {
    const db = await open()
    const numbers = Array.from({ length: 30 }, (_, index) => index + 1)
    const folder = makeFolder({
      "p/datapackage.json": {
        name: "steppe",
        resources: ["voters", "vote_events", "votes"].map((name) => ({
          name,
          path: `${name}.csv`,
        })),
      },
      "p/voters.csv": ["id,name", ...numbers.map((id) => `${id},Voter ${id}`)].join("\n"),
      "p/vote_events.csv": "id,start_date,motion:title\n100,2024-01-15,On the road\n",
      "p/votes.csv": [
        "vote_event_id,voter_id,option",
        ...numbers.map((id) => `100,${id},for`),
      ].join("\n"),
    })
    const [report] = await importPaths(db, "rollcall", [join(folder, "p")], { isDryRun: true })
    expect(report?.kinds["vote"]?.added).toBe(30)
    const votes = report?.difference.filter(({ kind }) => kind === "vote") ?? []
    expect(votes).toHaveLength(20)
    expect(votes[0]).toEqual({
      ...{ fate: "added", kind: "vote", label: "Voter 1 · On the road" },
      fields: [{ column: "option", was: null, becomes: "yes" }],
    })
  })
})
