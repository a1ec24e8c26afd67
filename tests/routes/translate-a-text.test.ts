import { expect, test } from "vitest"
import {
  action as translatePetition,
  loader as petitionForm,
} from "#app/routes/petitions.$petitionId.translation.$into.tsx"
import { loader as petitionPage } from "#app/routes/petitions.$petitionId._index.tsx"
import { loader as signPage } from "#app/routes/petitions.$petitionId.sign._index.tsx"
import { loader as petitionsPage } from "#app/routes/petitions._index.tsx"
import {
  action as translatePromise,
  loader as promiseForm,
} from "#app/routes/promises.$pledgeId.translation.$into.tsx"
import { loader as promisePage } from "#app/routes/promises.$pledgeId._index.tsx"
import { answerOf, post, visit } from "#tests/support/ask.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import type { TestDb } from "#tests/support/database.ts"
import * as make from "#tests/support/make.ts"

const words = { text: "Әр мектепте ыстық ас болады.", category: "Білім", version: "0" }

async function makeScene(db: TestDb) {
  const { id: organization_id } = await make.makeOrganization(db, { name: "Baqylau" })
  const account = await make.makeAccount(db, { role: "watchdog", organization_id })
  const author = await make.makeAccount(db)
  const pledge = await make.makePledge(db, {
    ...{ text: "Горячее питание в каждой школе.", lang: "ru", category: "Образование" },
  })
  const params = { pledgeId: pledge.public_id, into: "kk" }
  return {
    account,
    author,
    pledge,
    visit: { db, account, lang: "kk" as const, path: "/kk/promises/x", params },
  }
}

async function makeOpen(db: TestDb, state = "open") {
  const { author, account } = await makeScene(db)
  const petition = await make.makePetition(db, {
    ...{ state, proponent_id: author.id, opened_at: "2026-09-01T06:00:00.000Z" },
  })
  const params = { petitionId: petition.public_id, into: "kk" }
  return {
    petition,
    author,
    account,
    at: { db, lang: "kk" as const, path: "/kk/petitions/x", params },
  }
}

const title = { title: "Мектептегі ас туралы петиция", statement: "", version: "0" }

describeOnBothEngines("translating a promise", (open) => {
  test("shows its readers the translation, who made it, and the original beside it", async () => {
    const db = await open()
    const scene = await makeScene(db)
    expect(await answerOf(translatePromise, post(scene.visit, words))).toMatchObject({
      status: 303,
      location: `/kk/promises/${scene.pledge.public_id}`,
    })
    const page = await answerOf(promisePage, visit({ ...scene.visit, account: null }))
    expect(page.data).toMatchObject({
      pledge: { text: scene.pledge.text, lang: "ru", translation: words.text },
      translations: {
        text: { text: words.text, isOlder: false, by: { organization: "Baqylau" } },
        category: { text: "Білім" },
      },
    })
    const { public_id: id } = scene.pledge
    expect(page.data).toMatchObject({
      addresses: {
        kk: `/promises/${id}-ar-mektepte-ystyk-as-bolady`,
        ru: `/promises/${id}-goryachee-pitanie-v-kazhdoi-shkole`,
        en: `/promises/${id}-goryachee-pitanie-v-kazhdoi-shkole`,
      },
    })
    const form = await answerOf(promiseForm, visit(scene.visit))
    expect(form.data).toMatchObject({
      version: 2,
      fields: [{ field: "text" }, { field: "category" }],
    })
  })

  test("refuses an older form with what was sent, and a form without anything new", async () => {
    const db = await open()
    const scene = await makeScene(db)
    await answerOf(translatePromise, post(scene.visit, words))
    const late = { ...words, text: "Ыстық тамақ" }
    expect(await answerOf(translatePromise, post(scene.visit, late))).toMatchObject({
      status: 409,
      data: { refusal: { code: "changed-meanwhile" }, values: { text: "Ыстық тамақ" } },
    })
    const same = { ...words, version: "2" }
    expect(await answerOf(translatePromise, post(scene.visit, same))).toMatchObject({
      status: 409,
      data: { refusal: { code: "nothing-changed" } },
    })
    const long = { ...words, version: "2", category: "я".repeat(151) }
    expect(await answerOf(translatePromise, post(scene.visit, long))).toMatchObject({
      status: 422,
      data: { errors: { category: { code: "form.too-long" } } },
    })
  })

  test("is not for constituents, nor into its own language or one that is none of ours", async () => {
    const db = await open()
    const { author: account, visit: at } = await makeScene(db)
    expect((await answerOf(promiseForm, visit({ ...at, account }))).status).toBe(403)
    for (const into of ["ru", "de"]) {
      const asked = { ...at, params: { ...at.params, into } }
      expect((await answerOf(promiseForm, visit(asked))).status).toBe(404)
    }
  })
})

describeOnBothEngines("translating a petition", (open) => {
  test("is its author's until it opens, who is called nothing else", async () => {
    const db = await open()
    const { petition, author: account, at } = await makeOpen(db, "seconding")
    const asked = { ...at, account }
    expect((await answerOf(translatePetition, post(asked, title))).status).toBe(303)
    const page = await answerOf(petitionPage, visit({ ...at, account: null }))
    expect(page.data).toMatchObject({
      petition: { title: petition.title },
      translations: { title: { text: title.title, by: { as: "author" } } },
      may: { translate: false },
    })
    await db.writer.updateTable("petition").set({ state: "open" }).execute()
    expect(
      await answerOf(translatePetition, post(asked, { ...title, version: "1" })),
    ).toMatchObject({
      status: 409,
      data: { refusal: { code: "translated-after-opening" } },
    })
  })

  test("is a watchdog's afterwards; what is signed stays the original", async () => {
    const db = await open()
    const { petition, account, at } = await makeOpen(db)
    const statement = "Депутат әр мектепте ыстық ас болатынын уәде еткен."
    const both = { ...title, statement }
    expect((await answerOf(translatePetition, post({ ...at, account }, both))).status).toBe(303)
    const reader = { ...at, account: null }
    const sign = await answerOf(signPage, visit(reader))
    expect(sign.data).toMatchObject({
      ...{ title: petition.title, statement: petition.statement },
      made: { text: statement },
    })
    const list = await answerOf(petitionsPage, visit({ ...reader, path: "/kk/petitions" }))
    expect(list.data).toMatchObject({ petitions: [{ titleTranslation: title.title }] })
    const form = await answerOf(petitionForm, visit({ ...at, account }))
    expect(form.data).toMatchObject({ version: 2, lang: petition.lang })
  })
})
