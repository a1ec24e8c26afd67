import { expect, test } from "vitest"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { countsIn, importOne, sayAll } from "#tests/support/import.ts"

const chamber = {
  persons: ["ann", "ben", "cem"].map((id) => ({ id, name: `${id} example` })),
  organizations: [
    { id: "legislature", name: "Chamber", classification: "legislature" },
    { id: "reds", name: "Reds", classification: "party" },
  ],
  memberships: ["ann", "ben", "cem"].map((id) => ({
    person_id: id,
    organization_id: "legislature",
  })),
}

function motion(votes: readonly object[], counts?: readonly object[]) {
  return [
    {
      id: "m1",
      organization_id: "chamber/of/another/name",
      text: "On the road",
      date: "2024-03-05",
      vote_events: [{ start_date: "2024-03-05T14:09:00", votes, ...(counts ? { counts } : {}) }],
    },
  ]
}

const votes = [
  { voter_id: "ann", option: "yes", party_id: "reds" },
  { voter_id: "ben", option: "against", role: "teller" },
  { voter_id: "cem", option: "both" },
]

describeOnBothEngines("importing motions and votes", (open) => {
  test("stores every vote, under the legislature in which the voters sit", async () => {
    const db = await open()
    await importOne(db, "popolo", chamber)
    const report = await importOne(db, "popolo-votes", motion(votes))
    expect(countsIn(report)).toMatchObject({ read: 5, added: 5, rejected: 0, warnings: 1 })
    expect(sayAll(report)).toEqual([
      'warning /0: no organization "chamber/of/another/name" is known: taken for the legislature in which most voters sit',
    ])
    const stored = await db.read
      .selectFrom("vote")
      .innerJoin("person", "person.id", "vote.person_id")
      .innerJoin("vote_event", "vote_event.id", "vote.vote_event_id")
      .innerJoin("organization", "organization.id", "vote_event.organization_id")
      .leftJoin("organization as party", "party.id", "vote.group_id")
      .select([
        "person.name",
        "option",
        "vote.role",
        "party.name as party",
        "start_date",
        "organization.name as body",
      ])
      .orderBy("person.name")
      .execute()
    const event = { start_date: "2024-03-05T14:09:00", body: "Chamber" }
    expect(stored).toEqual([
      { name: "ann example", option: "yes", role: null, party: "Reds", ...event },
      { name: "ben example", option: "no", role: "teller", party: null, ...event },
      { name: "cem example", option: "both", role: null, party: null, ...event },
    ])
    expect(countsIn(await importOne(db, "popolo-votes", motion(votes)))).toMatchObject({
      added: 0,
      updated: 0,
      unchanged: 5,
    })
  })

  test("stores the source's counts, and warns where its votes do not bear them out", async () => {
    const db = await open()
    await importOne(db, "popolo", chamber)
    const counts = [
      { option: "yes", value: 1 },
      { option: "no", value: 7 },
    ]
    const report = await importOne(db, "popolo-votes", motion(votes, counts))
    expect(sayAll(report)).toContain(
      'warning /0/vote_events/0: the source counts 7 "no", its votes are 1',
    )
    const stored = await db.read
      .selectFrom("vote_count")
      .select(["option", "value"])
      .orderBy("option")
      .execute()
    expect(stored).toEqual([
      { option: "no", value: 7 },
      { option: "yes", value: 1 },
    ])
  })

  test("counts the votes where the source gives no counts", async () => {
    const db = await open()
    await importOne(db, "popolo", chamber)
    await importOne(db, "popolo-votes", motion(votes))
    const stored = await db.read
      .selectFrom("vote_count")
      .select("option")
      .orderBy("option")
      .execute()
    expect(stored.map(({ option }) => option)).toEqual(["both", "no", "yes"])
  })

  test("rejects two options of one voter, both; a repetition counts once", async () => {
    const db = await open()
    await importOne(db, "popolo", chamber)
    const report = await importOne(
      db,
      "popolo-votes",
      motion([
        { voter_id: "ann", option: "yes" },
        { voter_id: "ben", option: "yes" },
        { voter_id: "ann", option: "no" },
        { voter_id: "ben", option: "yes" },
      ]),
    )
    expect(countsIn(report)).toMatchObject({ rejected: 2, unchanged: 1 })
    const base = "/0/vote_events/0/votes"
    expect(sayAll(report)).toContain(
      `reject ${base}/0: one voter, one event, two options: "yes" here, "no" at ${base}/2`,
    )
  })

  test.each([
    ["unknown option", { voter_id: "ann", option: "maybe" }, 'unknown option "maybe"'],
    ["nobody", { option: "yes" }, "names no voter by id"],
    ["a stranger", { voter_id: "zoe", option: "yes" }, 'no person "zoe" is known'],
    ["no option", { voter_id: "ann" }, /option: Invalid input/],
  ])("rejects one vote: %s", async (_, vote, reason) => {
    const db = await open()
    await importOne(db, "popolo", chamber)
    const report = await importOne(db, "popolo-votes", motion([...votes.slice(1), vote]))
    expect(countsIn(report)).toMatchObject({ added: 4, rejected: 1 })
    expect(report.problems.find(({ level }) => level === "reject")?.reason).toMatch(reason)
  })

  test("keeps the vote that a correction replaces, and takes the correction", async () => {
    const db = await open()
    await importOne(db, "popolo", chamber)
    await importOne(db, "popolo-votes", motion(votes))
    const [first, ...others] = votes
    const report = await importOne(
      db,
      "popolo-votes",
      motion([{ ...first, option: "abstain" }, ...others]),
    )
    expect(countsIn(report)).toMatchObject({ added: 0, updated: 1, unchanged: 4 })
    const [revision] = await db.read.selectFrom("revision").selectAll().execute()
    expect(revision?.subject_kind).toBe("vote_event")
    expect(JSON.parse(revision?.body ?? "{}")).toMatchObject({ votes: [{ option: "yes" }] })
    const stored = await db.read
      .selectFrom("vote_count")
      .select("option")
      .where("option", "=", "yes")
      .execute()
    expect(stored).toEqual([])
  })

  test("adds voters whom the file describes, and groups and organizations it only names", async () => {
    const db = await open()
    const content = motion([
      {
        voter: { id: "dana", name: "Dana Inline", constituency: "South" },
        option: "yes",
        party_id: "x",
      },
    ])
    const report = await importOne(db, "popolo-votes", content)
    expect(countsIn(report)).toMatchObject({ read: 6, added: 6, rejected: 0 })
    const names = await db.read.selectFrom("organization").select("name").orderBy("name").execute()
    expect(names.map(({ name }) => name)).toEqual(["chamber/of/another/name", "x"])
    expect(countsIn(await importOne(db, "popolo-votes", content))).toMatchObject({ added: 0 })
  })

  test("refuses a voter who fits two people, until one source is named", async () => {
    const db = await open()
    const council = [{ id: "7", name: "Seventh Member" }]
    await importOne(db, "popolo", council, { source: "a" })
    await importOne(db, "popolo", [{ id: "7", name: "Seventh Person" }], { source: "b" })
    const content = motion([{ voter_id: "7", option: "yes" }])
    const refused = await importOne(db, "popolo-votes", content)
    expect(sayAll(refused)).toContain(
      'reject /0/vote_events/0/votes/0: the voter "7" fits two people: name one source with --source',
    )
    const named = await importOne(db, "popolo-votes", content, { source: "b" })
    expect(countsIn(named)).toMatchObject({ rejected: 0 })
    const voter = await db.read
      .selectFrom("vote")
      .innerJoin("person", "person.id", "vote.person_id")
      .select("name")
      .execute()
    expect(voter).toEqual([{ name: "Seventh Person" }])
  })

  test("refuses a voter who by that id has another name, or sits in another legislature", async () => {
    const db = await open()
    await importOne(db, "popolo", chamber)
    await importOne(db, "popolo", {
      persons: [{ id: "eve", name: "Eve Elsewhere" }],
      organizations: [{ id: "other", name: "Other Chamber", classification: "legislature" }],
      memberships: [{ person_id: "eve", organization_id: "other" }],
    })
    const report = await importOne(
      db,
      "popolo-votes",
      motion([
        ...votes,
        { voter_id: "eve", option: "yes" },
        { voter: { id: "ann", name: "Quite Different" }, option: "no" },
      ]),
    )
    const reasons = report.problems.filter(({ level }) => level === "reject")
    expect(reasons.map(({ reason }) => reason)).toEqual([
      'the voter "ann" has another name: name the source with --source',
      'the voter "eve" is a member of another legislature: name the source with --source',
      'the voter "ann" has another name: name the source with --source',
    ])
  })

  test("reads vote events with their motions inside, and motions with events apart", async () => {
    const db = await open()
    await importOne(db, "popolo", chamber)
    const inside = await importOne(db, "popolo-votes", {
      vote_events: [
        { id: "e1", organization_id: "legislature", motion: { id: "m", text: "A" }, votes },
      ],
    })
    expect(countsIn(inside)).toMatchObject({ added: 5, rejected: 0 })
    const apart = await importOne(db, "popolo-votes", {
      motions: [{ id: "n", organization_id: "legislature", text: "B" }],
      vote_events: [{ id: "e2", motion_id: "n", votes }],
    })
    expect(countsIn(apart)).toMatchObject({ added: 5, rejected: 0 })
  })
})
