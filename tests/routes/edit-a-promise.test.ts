import { expect, test } from "vitest"
import { action as editLink } from "#app/routes/promises.$pledgeId.evidence.$evidenceId.edit.tsx"
import { action as edit, loader as editPage } from "#app/routes/promises.$pledgeId.edit.tsx"
import { loader as versionsPage } from "#app/routes/promises.$pledgeId.versions.tsx"
import { listEvidence } from "#db/queries/evidence.server.ts"
import { listRevisions } from "#db/queries/revisions.server.ts"
import { answerOf, post, visit } from "#tests/support/ask.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import type { TestDb } from "#tests/support/database.ts"
import * as make from "#tests/support/make.ts"

const form = {
  text: "Every school of the district will serve a warm meal.",
  ...{ lang: "en", saidOn: "2023-02-20", horizon: "day", dueOn: "2026", power: "council" },
  version: "1",
}

async function makeScene(db: TestDb) {
  const { id: organization_id } = await make.makeOrganization(db, { name: "Baqylau" })
  const recorder = await make.makeAccount(db, { role: "watchdog", organization_id })
  const account = await make.makeAccount(db, { role: "watchdog", organization_id })
  const stranger = await make.makeAccount(db, { role: "watchdog" })
  const pledge = await make.makePledge(db, {
    ...{ account_id: recorder.id, due_on: "2025", horizon: "day", text: form.text },
  })
  const params = { pledgeId: pledge.public_id }
  const path = `/en/promises/${pledge.public_id}/edit`
  return { pledge, recorder, stranger, visit: { db, account, path, params } }
}

describeOnBothEngines("editing a promise", (open) => {
  test("makes a version that its page tells of: who, why, and word by word what", async () => {
    const db = await open()
    const scene = await makeScene(db)
    expect(await answerOf(edit, post(scene.visit, form))).toMatchObject({
      status: 303,
      location: `/en/promises/${scene.pledge.public_id}/versions`,
    })
    const text = "Each school of the district will serve a warm meal."
    const reworded = { ...form, text, version: "2", reason: "The leaflet says each." }
    expect((await answerOf(edit, post(scene.visit, reworded))).status).toBe(303)
    const page = await answerOf(versionsPage, visit({ ...scene.visit, account: null }))
    expect(page.data).toMatchObject({
      versions: [
        {
          number: 3,
          made: { by: "Baqylau", reason: "The leaflet says each." },
          changes: [{ fact: "text", former: form.text, latter: text }],
        },
        {
          number: 2,
          made: { by: "Baqylau", reason: null },
          changes: [{ fact: "due_on", former: "2025", latter: "2026" }],
        },
        { number: 1, made: null, changes: [] },
      ],
    })
  })

  test("refuses an edit of another version with both texts, and takes it when it was looked at", async () => {
    const db = await open()
    const scene = await makeScene(db)
    await answerOf(edit, post(scene.visit, form))
    const late = { ...form, dueOn: "2027" }
    expect(await answerOf(edit, post(scene.visit, late))).toMatchObject({
      status: 409,
      data: { refusal: { code: "changed-meanwhile" }, values: { dueOn: "2027", version: "1" } },
    })
    expect((await answerOf(editPage, visit(scene.visit))).data).toMatchObject({
      pledge: { dueOn: "2026" },
      capture: { version: 2 },
    })
    expect(await listRevisions(db.read, "pledge", scene.pledge.id)).toHaveLength(1)
    const seen = { ...late, version: "2" }
    expect((await answerOf(edit, post(scene.visit, seen))).status).toBe(303)
  })

  test("is for the organisation that recorded it", async () => {
    const db = await open()
    const scene = await makeScene(db)
    const strange = { ...scene.visit, account: scene.stranger }
    expect((await answerOf(editPage, visit(strange))).status).toBe(403)
    expect((await answerOf(edit, post(strange, form))).status).toBe(403)
    const constituent = await make.makeAccount(db, { role: "constituent" })
    const other = { ...scene.visit, account: constituent }
    expect((await answerOf(edit, post(other, form))).status).toBe(403)
    expect(await listRevisions(db.read, "pledge", scene.pledge.id)).toEqual([])
  })
})

describeOnBothEngines("editing a link", (open) => {
  async function makeLinked(db: TestDb) {
    const scene = await makeScene(db)
    const evidence = await make.makeVoteEvidence(db, {
      ...{ pledge_id: scene.pledge.id, account_id: scene.recorder.id },
    })
    const params = { ...scene.visit.params, evidenceId: evidence.public_id }
    const link = {
      ...{ fulfillingOption: "no", strength: "weak", note: "The draft cut the meals." },
      ...{ version: "1", reason: "The vote was on cutting them." },
    }
    return { ...scene, evidence, visit: { ...scene.visit, params }, link }
  }

  test("makes a version too, told beside the promise's", async () => {
    const db = await open()
    const scene = await makeLinked(db)
    expect((await answerOf(editLink, post(scene.visit, scene.link))).status).toBe(303)
    expect(await listEvidence(db.read, scene.pledge.id)).toMatchObject([
      { strength: "weak", note: scene.link.note, vote: { fulfillingOption: "no" } },
    ])
    const page = await answerOf(versionsPage, visit({ ...scene.visit, account: null }))
    expect(page.data).toMatchObject({
      versions: [{ number: 1 }],
      links: [
        {
          versions: [
            {
              number: 2,
              made: { reason: scene.link.reason },
              changes: [
                { fact: "fulfilling_option", former: "yes", latter: "no" },
                { fact: "strength", former: "strong", latter: "weak" },
                { fact: "note", former: scene.evidence.note, latter: scene.link.note },
              ],
            },
            { number: 1, made: null },
          ],
        },
      ],
    })
  })

  test("refuses another version, nothing new, and whoever did not link it", async () => {
    const db = await open()
    const scene = await makeLinked(db)
    const { note, strength } = scene.evidence
    const same = { ...scene.link, note, strength, fulfillingOption: "yes" }
    for (const [fields, code] of [
      [{ ...scene.link, version: "2" }, "changed-meanwhile"],
      [same, "nothing-changed"],
    ] as const) {
      expect(await answerOf(editLink, post(scene.visit, fields))).toMatchObject({
        status: 409,
        data: { refusal: { code } },
      })
    }
    const strange = { ...scene.visit, account: scene.stranger }
    expect((await answerOf(editLink, post(strange, scene.link))).status).toBe(403)
    const elsewhere = await make.makePledge(db, { account_id: scene.recorder.id })
    const params = { ...scene.visit.params, pledgeId: elsewhere.public_id }
    const other = post({ ...scene.visit, params }, scene.link)
    expect((await answerOf(editLink, other)).status).toBe(404)
    expect(await listRevisions(db.read, "evidence", scene.evidence.id)).toEqual([])
  })
})
