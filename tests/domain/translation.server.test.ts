import { expect, test } from "vitest"
import { revisePledge } from "#app/domain/pledge-revision.server.ts"
import { rebuildSearch } from "#app/domain/search-index.server.ts"
import { isOlder, translateText } from "#app/domain/translation.server.ts"
import type { GivenTranslation } from "#app/domain/translation.server.ts"
import { getOwnWords } from "#db/queries/own-words.server.ts"
import { eraseAccountRow } from "#db/queries/account-erasure.server.ts"
import { findSubjects } from "#db/queries/finder.server.ts"
import { findPledge } from "#db/queries/pledges.server.ts"
import { lockPledge } from "#db/queries/stored-pledges.server.ts"
import {
  listTranslations,
  listTranslationVersions,
} from "#db/queries/translation-versions.server.ts"
import { commit } from "#db/commit.server.ts"
import { accept } from "#app/lib/outcome.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import type { TestDb } from "#tests/support/database.ts"
import { makeHouse } from "#tests/support/house.ts"
import * as make from "#tests/support/make.ts"
import {
  approver,
  doToText,
  makeModerators,
  now,
  readEverything,
} from "#tests/support/moderation-scene.ts"

const words = { text: "Әр мектепте ыстық ас болады." }

async function makeText(db: TestDb) {
  const organization = await make.makeOrganization(db, { name: "Adal Uade" })
  const account = await make.makeAccount(db, { role: "watchdog", organization_id: organization.id })
  const promise = await make.makePledge(db, {
    text: "Горячее питание в каждой школе.",
    lang: "ru",
    account_id: account.id,
  })
  const given: GivenTranslation = {
    kind: "pledge",
    publicId: promise.public_id,
    into: "kk",
    words,
    version: 0,
  }
  return { house: makeHouse(db, { now }), promise, given, watchdog: approver(account) }
}

async function found(db: TestDb, question: string, kind: "pledge" | "petition"): Promise<number[]> {
  const { hits } = await findSubjects(db.read, question, { kinds: [kind], limit: 5 })
  return hits.map(({ id }) => id)
}

async function kazakh(db: TestDb, id: number) {
  const all = await listTranslations(db.read, "pledge", id, "en")
  return all.filter(({ lang, field }) => lang === "kk" && field === "text")
}

describeOnBothEngines("translations", (open) => {
  test("say who made them, are found by their words, and leave the original as it is", async () => {
    const db = await open()
    const { house, promise, given, watchdog } = await makeText(db)
    expect(await translateText(house, given, watchdog, now)).toEqual({ ok: true, value: undefined })
    const [made] = await kazakh(db, promise.id)
    expect(made).toMatchObject({ text: words.text, at: now, by: { organization: "Adal Uade" } })
    expect(await found(db, "ыстық", "pledge")).toEqual([promise.id])
    await rebuildSearch(db)
    expect(await found(db, "ыстық", "pledge")).toEqual([promise.id])
    expect(await found(db, "горячее", "pledge")).toEqual([promise.id])
    const shown = await findPledge(db.read, promise.public_id, { lang: "kk", today: "2026-11-24" })
    expect(shown).toMatchObject({ text: promise.text, lang: "ru", translation: words.text })
    const trail = await db.read.selectFrom("audit_entry").selectAll().execute()
    expect(trail).toMatchObject([{ deed: "content.translate", outcome: "done" }])
    const own = await getOwnWords(db.read, watchdog.id)
    expect(own.translations).toMatchObject([{ promise: promise.public_id, text: words.text }])
  })

  test("keep every version, and refuse whoever looked at another one", async () => {
    const db = await open()
    const { house, promise, given, watchdog } = await makeText(db)
    await translateText(house, given, watchdog, now)
    const second = { ...given, words: { text: "Ыстық тамақ" } }
    expect(await translateText(house, second, watchdog, now)).toMatchObject({
      refusal: { code: "changed-meanwhile" },
    })
    await translateText(house, { ...second, version: 1 }, watchdog, now)
    await translateText(house, { ...given, words: {}, version: 2 }, watchdog, now)
    expect(await kazakh(db, promise.id)).toEqual([])
    expect(await found(db, "ыстық", "pledge")).toEqual([])
    const versions = await listTranslationVersions(db.read, "pledge", promise.id, "kk", "en")
    expect(versions.map(({ number, text }) => [number, text])).toEqual([
      [3, null],
      [2, "Ыстық тамақ"],
      [1, words.text],
    ])
  })

  test("are older than their text once it was worded anew, until somebody says that they hold", async () => {
    const db = await open()
    const { house, promise, given, watchdog } = await makeText(db)
    await translateText(house, given, watchdog, now)
    const stood = await commit(db, async (trx) =>
      accept(await lockPledge(trx, db.engine, promise.public_id)),
    )
    if (!stood.value) throw new Error("the promise is gone")
    const facts = {
      ...stood.value,
      text: "Горячий обед в каждой школе.",
      horizon: "day",
      dueOn: "2027-01-01",
    } as const
    const edit = { facts, version: 1, reason: "A slip in copying." }
    expect((await revisePledge(db, promise.public_id, edit, watchdog, now)).ok).toBe(true)
    const older = (await kazakh(db, promise.id))[0]
    expect(isOlder(older?.ofSha256 ?? null, facts.text)).toBe(true)
    expect(await found(db, "ыстық", "pledge")).toEqual([promise.id])
    expect((await translateText(house, { ...given, version: 1 }, watchdog, now)).ok).toBe(true)
    const held = (await kazakh(db, promise.id))[0]
    expect(isOlder(held?.ofSha256 ?? null, facts.text)).toBe(false)
  })

  test("are hidden with their text, every version, and come back with it", async () => {
    const db = await open()
    const { house, promise, given, watchdog } = await makeText(db)
    await translateText(house, given, watchdog, now)
    await translateText(
      house,
      { ...given, words: { text: "Ыстық тамақ" }, version: 1 },
      watchdog,
      now,
    )
    const moderators = await makeModerators(db)
    const text = { kind: "pledge", publicId: promise.public_id } as const
    await doToText(house, "hide", text, moderators)
    expect(await readEverything(db)).not.toMatch(/ыстық/i)
    expect(await found(db, "ыстық", "pledge")).toEqual([])
    const refused = await translateText(house, { ...given, version: 2 }, watchdog, now)
    expect(refused.ok).toBe(false)
    await doToText(house, "reinstate", text, moderators)
    expect((await kazakh(db, promise.id))[0]?.text).toBe("Ыстық тамақ")
    expect(await found(db, "ыстық", "pledge")).toEqual([promise.id])
  })

  test("of a petition leave its text and hash alone; those of a draft go with its author", async () => {
    const db = await open()
    const house = makeHouse(db, { now })
    const account = await make.makeAccount(db)
    const author = approver(account)
    const draft = await make.makePetition(db, { proponent_id: account.id, state: "draft" })
    const opened = await make.makePetition(db, { proponent_id: account.id, state: "open" })
    const given = {
      kind: "petition",
      into: "kk",
      words: { title: "Мектептегі ас" },
      version: 0,
    } as const
    const mine = { ...given, publicId: draft.public_id }
    expect((await translateText(house, mine, author, now)).ok).toBe(true)
    const late = { ...given, publicId: opened.public_id }
    expect(await translateText(house, late, author, now)).toMatchObject({
      refusal: { code: "translated-after-opening" },
    })
    const watchdog = approver(await make.makeAccount(db, { role: "watchdog" }))
    expect((await translateText(house, late, watchdog, now)).ok).toBe(true)
    expect(await found(db, "мектептегі", "petition")).toEqual([opened.id])
    const rows = await db.read.selectFrom("petition").selectAll().orderBy("id").execute()
    expect(rows).toEqual([draft, opened])
    await commit(db, async (trx) => {
      await eraseAccountRow(trx, account.id, { emailTag: Buffer.alloc(32, 1), at: now })
      return accept(undefined)
    })
    expect(await listTranslations(db.read, "petition", draft.id, "en")).toEqual([])
    expect(await listTranslations(db.read, "petition", opened.id, "en")).toHaveLength(1)
  })
})
