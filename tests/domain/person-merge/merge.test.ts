import { expect, test } from "vitest"
import { people } from "#app/api/people.server.ts"
import { answerApi } from "#app/api/answer.server.ts"
import { undoImport } from "#app/domain/import/undo.server.ts"
import { endHoldingApart, holdApart } from "#app/domain/person-distinction.server.ts"
import { mergePeople } from "#app/domain/person-merge.server.ts"
import { undoMerge } from "#app/domain/person-merge-undo.server.ts"
import { rebuildSearch } from "#app/domain/search-index.server.ts"
import type { Db } from "#db/connection.server.ts"
import { listCandidatePairs } from "#db/queries/person-pairs.server.ts"
import { personReferences } from "#db/queries/person-moves.server.ts"
import { findPerson } from "#db/queries/people.server.ts"
import { listReferences } from "#db/queries/references.server.ts"
import { listSearchWords } from "#db/queries/search.server.ts"
import { hashTables } from "#tests/support/content-hash.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { exportOf, takeOver } from "#tests/support/export.ts"
import { makeHouse } from "#tests/support/house.ts"
import { countsIn, importOne } from "#tests/support/import.ts"
import {
  first,
  importBoth,
  makeWatchdog,
  mergeCandidates,
  mergedAt,
  motions,
  promises,
  second,
} from "#tests/support/merge-scene.ts"
import { makeAccount, makeMembership, makePetition, makeVote } from "#tests/support/make.ts"

const reason = "Looked at closely."
const handedOn = ["popolo", "votes", "promises"] as const

/** Everything but who merged what, and who looked: the accounts of the test itself. */
async function contentOf(db: Db) {
  const hashes = await hashTables(db)
  return Object.fromEntries(
    Object.entries(hashes).filter(([table]) => !/^(person_merge|account|log_|change_)/.test(table)),
  )
}

async function listNames(db: Db): Promise<(string | null)[]> {
  const { persons } = await exportedPeople(db)
  return persons.flatMap(({ name, other_names: others = [] }) => [
    name,
    ...others.map((other) => other.name),
  ])
}

function listPersonWords(db: Db) {
  return db.read
    .selectFrom("search_word")
    .select(["subject_id", "word"])
    .where("subject_kind", "=", "person")
    .orderBy("subject_id")
    .orderBy("word")
    .execute()
}

function dataOf({ body }: { readonly body: string }): unknown {
  return (JSON.parse(body) as { data: unknown }).data
}

interface Exported {
  persons: {
    id: string
    name: string
    birth_date?: string
    gender?: string
    other_names?: { name: string }[]
    identifiers?: { scheme: string; identifier: string }[]
    links?: { url: string }[]
  }[]
}

async function exportedPeople(db: Db): Promise<Exported> {
  return JSON.parse((await exportOf(db, ["popolo"])).files.get("popolo.json") ?? "") as Exported
}

describeOnBothEngines("merging two records of one person", (open) => {
  test("all that spoke of the one speaks of the other; both names, both ids and both files lead there", async () => {
    const db = await open()
    expect(await importBoth(db)).toEqual([])
    const { kept, dropped } = await mergeCandidates(db, "Aigul Sadykova")
    expect(await listCandidatePairs(db.read, { limit: 9 })).toEqual([])

    const person = await findPerson(db.read, dropped, "en")
    expect(person?.publicId).toBe(kept)
    for (const table of ["membership", "vote", "pledge"] as const) {
      const rows = await db.read.selectFrom(table).select("person_id").execute()
      expect(
        rows.some(({ person_id: id }) => id === person?.id),
        table,
      ).toBe(true)
    }
    const paired = await db.read.selectFrom("vote").select("paired_id").execute()
    expect(paired.map(({ paired_id: id }) => id)).toContain(person?.id)
    const words = (await listSearchWords(db.read, "person", [person?.id ?? 0])).get(person?.id ?? 0)
    expect([...(words ?? [])]).toEqual(expect.arrayContaining(["a", "aigul", "sadikova"]))

    const { persons } = await exportedPeople(db)
    expect(persons.map(({ id }) => id)).not.toContain(dropped)
    expect(persons.find(({ id }) => id === kept)).toMatchObject({
      ...{ birth_date: "1970-02", gender: "female" },
      other_names: [
        { name: "Айгүл Садықова" },
        { name: "Sadykova, A." },
        { name: "Айгуль Садыкова" },
        { name: "A. Sadykova" },
      ],
      identifiers: expect.arrayContaining([
        { scheme: "public-id", identifier: dropped },
        { scheme: "viaf", identifier: "77" },
        { scheme: "source:popolo", identifier: "sadykova-a" },
        { scheme: "source:popolo", identifier: "aigul" },
      ]) as unknown,
      links: [{ url: "https://example.org/sadykova" }],
    })
    function ask(path: string) {
      const url = new URL(`https://uade.example${path}`)
      return answerApi({ house: makeHouse(db), now: mergedAt, lang: "en", url })
    }
    expect(await ask(`/api/v1/people/${dropped}`)).toMatchObject({
      status: 301,
      headers: { location: `/api/v1/people/${kept}` },
      body: "",
    })
    for (const path of ["promises", "memberships", "vote-events", "petitions"]) {
      const old = await ask(`/api/v1/${path}?person=${dropped}`)
      const now = await ask(`/api/v1/${path}?person=${kept}`)
      expect(dataOf(old), path).toEqual(dataOf(now))
    }
    const all = await ask("/api/v1/people")
    expect(all.body).not.toContain(`"id":"${dropped}"`)
    expect(
      people.item.safeParse(JSON.parse((await ask(`/api/v1/people/${kept}`)).body).data).success,
    ).toBe(true)
  })

  test("later imports of either file find the one person: nothing is added, nothing changed", async () => {
    const db = await open()
    await importBoth(db)
    const { kept } = await mergeCandidates(db, "Aigul Sadykova")
    const before = await hashTables(db)
    const counts = [
      await importOne(db, "popolo", first),
      await importOne(db, "popolo", second),
      await importOne(db, "popolo-votes", motions),
      await importOne(db, "promises", promises),
    ].map(countsIn)
    for (const { added, updated, rejected } of counts) {
      expect({ added, updated, rejected }).toEqual({ added: 0, updated: 0, rejected: 0 })
    }
    expect(await hashTables(db)).toEqual(before)
    // What the second source learns is told of the one who stands.
    const [sadykova] = second.persons
    const renamed = { ...second, persons: [{ ...sadykova, name: "Sadykova, Aigul M." }] }
    expect(countsIn(await importOne(db, "popolo", renamed))).toMatchObject({ updated: 1, added: 0 })
    expect(await listNames(db)).toContain("Sadykova, Aigul M.")
    const { persons } = await exportedPeople(db)
    expect(persons.filter(({ id }) => id === kept)).toHaveLength(1)
    const words = await listPersonWords(db)
    await rebuildSearch(db)
    expect(await listPersonWords(db)).toEqual(words)
  })

  test("handed to an empty installation it is exported by it byte for byte, and the old id is known there", async () => {
    const db = await open()
    await importBoth(db)
    const { kept, dropped } = await mergeCandidates(db, "Aigul Sadykova")
    const exported = await exportOf(db, handedOn)
    const other = await open()
    expect(await takeOver(other, exported)).toEqual([])
    expect(Object.fromEntries((await exportOf(other, handedOn)).files)).toEqual(
      Object.fromEntries(exported.files),
    )
    expect((await findPerson(other.read, dropped, "en"))?.publicId).toBe(kept)
    expect(countsIn(await importOne(other, "popolo", second))).toMatchObject({ rejected: 0 })
    const { persons } = await exportedPeople(other)
    expect(persons.map(({ id }) => id)).not.toContain(dropped)
    // And where it came from nothing changes.
    expect(await takeOver(db, exported)).toEqual([])
    expect(Object.fromEntries((await exportOf(db, handedOn)).files)).toEqual(
      Object.fromEntries(exported.files),
    )
  })

  test("undone, every table holds what it held before; and each import can be taken back again", async () => {
    const db = await open()
    await importBoth(db)
    const before = await contentOf(db)
    const { merge, actor, dropped } = await mergeCandidates(db, "Sadykova, A.")
    expect(await contentOf(db)).not.toEqual(before)
    const held = await undoImport(db, 1, { accountId: null }, mergedAt, true)
    expect(held.ok && held.value.kept.map(({ kind, by }) => `${kind} ${by ?? ""}`)).toEqual(
      expect.arrayContaining(["membership person_merge", "person person_merge"]),
    )
    expect(await undoMerge({ db }, { merge, reason }, actor, mergedAt)).toMatchObject({ ok: true })
    expect(await contentOf(db)).toEqual(before)
    expect((await findPerson(db.read, dropped, "en"))?.publicId).toBe(dropped)
    expect(await listCandidatePairs(db.read, { limit: 9 })).toHaveLength(1)
    expect(await undoMerge({ db }, { merge, reason }, actor, mergedAt)).toMatchObject({
      refusal: { code: "merge-undone-already" },
    })
    for (const run of [4, 3]) await undoImport(db, run, { accountId: null }, mergedAt)
    const freed = await undoImport(db, 2, { accountId: null }, mergedAt)
    expect(freed.ok && freed.value).toMatchObject({ taken: { membership: 2, person: 1 }, kept: [] })
    expect(await listCandidatePairs(db.read, { limit: 9 })).toEqual([])
  })

  test("undo waits for what came since: imports are taken back first, a later merge is undone first", async () => {
    const db = await open()
    await importBoth(db)
    const { merge, actor, kept } = await mergeCandidates(db, "Aigul Sadykova")
    const [motion] = motions
    const later = [
      {
        ...motion,
        id: "m/2",
        vote_events: [{ id: "e/2", votes: [{ voter_id: "sadykova-a", option: "no" }] }],
      },
    ]
    await importOne(db, "popolo-votes", later)
    const refused = await undoMerge({ db }, { merge, reason }, actor, mergedAt)
    expect(refused).toMatchObject({
      refusal: { code: "merge-imported-since", details: { runs: "5" } },
    })
    await undoImport(db, 5, { accountId: null }, mergedAt)

    const third = {
      persons: [{ id: "third", name: "Aigul S.", identifiers: second.persons[0]?.identifiers }],
    }
    await importOne(db, "popolo", third)
    const again = await mergeCandidates(db, "Aigul S.")
    expect(again.dropped).toBe(kept)
    expect(await undoMerge({ db }, { merge, reason }, actor, mergedAt)).toMatchObject({
      refusal: { code: "merge-stands-under-another" },
    })
    expect((await exportedPeople(db)).persons).toHaveLength(2)
    for (const one of [again.merge, merge]) {
      expect(await undoMerge({ db }, { merge: one, reason }, actor, mergedAt)).toMatchObject({
        ok: true,
      })
    }
    expect((await exportedPeople(db)).persons).toHaveLength(4)
  })

  test("refuses whom votes, petitions, desks or a decision hold apart; a vote told twice alike is one", async () => {
    const db = await open()
    await importBoth(db)
    const [pair] = await listCandidatePairs(db.read, { limit: 2 })
    if (!pair) throw new Error("nobody waits")
    const order = { kept: pair.one, dropped: pair.other, reason }
    const actor = await makeWatchdog(db)
    const one = await findPerson(db.read, pair.one, "en")
    const other = await findPerson(db.read, pair.other, "en")
    if (!one || !other) throw new Error("nobody stands there")
    async function codeOf() {
      const outcome = await mergePeople({ db }, order, actor, mergedAt)
      return outcome.ok ? undefined : outcome.refusal.code
    }

    const two = { one: pair.one, other: pair.other }
    expect(await holdApart({ db }, { ...two, reason }, actor, mergedAt)).toMatchObject({ ok: true })
    expect(await listCandidatePairs(db.read, { limit: 9 })).toEqual([])
    expect(await codeOf()).toBe("merge-held-apart")
    expect(await endHoldingApart({ db }, two, actor, mergedAt)).toMatchObject({ ok: true })

    const membership = await makeMembership(db, { person_id: other.id })
    const petition = await makePetition(db, {
      membership_id: membership.id,
      state: "open",
      created_at: "2026-01-01T00:00:00.000Z",
    })
    expect(await codeOf()).toBe("merge-petition-running")
    await db.writer
      .updateTable("petition")
      .set({ state: "withdrawn" })
      .where("id", "=", petition.id)
      .execute()

    await makeAccount(db, { role: "deputy", person_id: one.id })
    const desk = await makeAccount(db, { role: "deputy", person_id: other.id })
    expect(await codeOf()).toBe("merge-two-desks")
    await db.writer
      .updateTable("account")
      .set({ person_id: null })
      .where("id", "=", desk.id)
      .execute()

    const { vote_event_id: event } = await makeVote(db, { person_id: one.id, option: "yes" })
    await makeVote(db, { person_id: other.id, vote_event_id: event, option: "no" })
    expect(await codeOf()).toBe("merge-voted-unlike")
    await db.writer
      .updateTable("vote")
      .set({ option: "yes" })
      .where("vote_event_id", "=", event)
      .execute()

    const before = await contentOf(db)
    const outcome = await mergePeople({ db }, order, actor, mergedAt)
    if (!outcome.ok) throw new Error(outcome.refusal.code)
    expect(outcome.value.warnings.map(({ code }) => code)).toContain("voted-alike")
    expect(
      await db.read
        .selectFrom("vote")
        .select("option")
        .where("vote_event_id", "=", event)
        .execute(),
    ).toHaveLength(1)
    const undone = await undoMerge(
      { db },
      { merge: outcome.value.publicId, reason },
      actor,
      mergedAt,
    )
    expect(undone).toMatchObject({ ok: true })
    expect(await contentOf(db)).toEqual(before)

    const trail = await db.read
      .selectFrom("audit_entry")
      .select(["deed", "outcome", "code"])
      .execute()
    expect(trail.filter(({ deed }) => deed === "person.merge")).toHaveLength(8)
  })

  test("a name alone, or an id of two sources whose names share no word, brings nobody together", async () => {
    const db = await open()
    await importOne(db, "popolo", { persons: [{ id: "1", name: "Ann Example" }] }, { source: "a" })
    await importOne(db, "popolo", { persons: [{ id: "1", name: "Ann Example" }] }, { source: "b" })
    await importOne(db, "popolo", { persons: [{ id: "1", name: "Dan Other" }] }, { source: "c" })
    expect(await listCandidatePairs(db.read, { limit: 9 })).toEqual([])
    const [promise] = promises
    await importOne(db, "promises", [
      { ...promise, person: "1" },
      { ...promise, id: "2", text: "Another.", person: "ann" },
    ])
    expect(await listCandidatePairs(db.read, { limit: 9 })).toHaveLength(0)
  })

  test("every column that speaks of a person follows a merge, or it is written down why not", async () => {
    const db = await open()
    const own = await listReferences(db.read, db.engine)
    const columns = own
      .filter(({ parent, child }) => parent === "person" && child !== "person_pair")
      .map(({ child, column }) => `${child}.${column}`)
    const known = personReferences.map(({ child, reference }) => `${child}.${reference}`)
    expect(columns.filter((column) => !known.includes(column))).toEqual([])
  })
})
