import { describe, expect, test } from "vitest"
import { checkItems, decideCheck } from "#app/domain/petition-check.ts"
import { moderatePetition } from "#app/domain/petition.server.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { makeAccount } from "#tests/support/make.ts"
import { listMailed } from "#tests/support/outbox.ts"
import {
  actorOf,
  inOrder,
  makeScene,
  now,
  read,
  seconded,
  submit,
} from "#tests/support/petition-scene.ts"

describe("decideCheck", () => {
  const rejected = { decision: "reject", items: [], code: "insult", details: null } as const

  test("admits with every item in order, and rejects by a rule", () => {
    expect(decideCheck(inOrder).ok).toBe(true)
    expect(decideCheck(rejected).ok).toBe(true)
    expect(decideCheck({ ...rejected, items: ["right-deputy", "grounds-stand"] }).ok).toBe(true)
  })

  test.each([
    ["check-incomplete", { ...inOrder, items: checkItems.slice(1) }],
    ["check-incomplete", { ...inOrder, items: [] }],
    ["rejection-without-rule", { ...rejected, code: null }],
    ["check-contradicts", { ...rejected, items: ["plain-words"] }],
    ["check-contradicts", { ...rejected, code: "personal-data", items: ["no-personal-data"] }],
  ] as const)("refuses: %s", (code, check) => {
    expect(decideCheck(check)).toMatchObject({ ok: false, refusal: { code } })
  })
})

describeOnBothEngines("the check of a petition", (open) => {
  async function waiting() {
    const db = await open()
    const scene = await makeScene(db)
    const { publicId } = await submit(scene)
    await seconded(scene, publicId)
    const moderator = actorOf(await makeAccount(db, { role: "moderator" }))
    return { db, scene, publicId, moderator }
  }

  test("is kept: who, when, of which text, item by item; and stands in the trail", async () => {
    const { db, scene, publicId, moderator } = await waiting()
    await moderatePetition(scene.house, publicId, inOrder, moderator, now)
    const { textSha256 } = await read(scene.house, publicId)
    const rows = await db.read.selectFrom("petition_check").selectAll().execute()
    expect(rows).toMatchObject([
      {
        account_id: moderator.id,
        at: now,
        decision: "admitted",
        items: checkItems.join(" "),
        code: null,
      },
    ])
    expect(rows[0]?.text_sha256.equals(textSha256)).toBe(true)
    const trail = await db.read.selectFrom("audit_entry").selectAll().execute()
    expect(trail).toMatchObject([
      { deed: "petition.moderate", subject: publicId, outcome: "done", account_id: moderator.id },
    ])
  })

  test("tells the author by which rule and in what words it was rejected", async () => {
    const { scene, publicId, moderator } = await waiting()
    const check = { decision: "reject", items: [], code: "insult", details: "Line 2" } as const
    await moderatePetition(scene.house, publicId, check, moderator, now)
    const news = (await listMailed(scene.house)).filter(({ kind }) => kind === "petition-news")
    expect(news.at(-1)?.payload).toMatchObject({
      accountId: scene.author.id,
      state: "rejected",
      code: "insult",
      reason: "Line 2",
    })
  })

  test("is refused to who is a party to it, and that stands in the trail", async () => {
    const { db, scene, publicId } = await waiting()
    const { person_id } = scene.seat
    const aide = actorOf(await makeAccount(db, { role: "moderator", person_id }))
    await db.writer
      .updateTable("account")
      .set({ role: "moderator" })
      .where("id", "=", scene.author.id)
      .execute()
    const author = { ...scene.author, role: "moderator" } as const
    for (const party of [aide, author]) {
      const outcome = await moderatePetition(scene.house, publicId, inOrder, party, now)
      expect(outcome).toMatchObject({ ok: false, refusal: { code: "party-to-it" } })
    }
    expect((await read(scene.house, publicId)).state).toBe("legal-check")
    const trail = await db.read.selectFrom("audit_entry").select(["outcome", "code"]).execute()
    expect(trail).toEqual(Array(2).fill({ outcome: "refused", code: "party-to-it" }))
    expect(await db.read.selectFrom("petition_check").select("id").execute()).toEqual([])
  })

  test("admits nothing that has not been looked at whole", async () => {
    const { scene, publicId, moderator } = await waiting()
    const hasty = { ...inOrder, items: ["right-deputy"] } as const
    const outcome = await moderatePetition(scene.house, publicId, hasty, moderator, now)
    expect(outcome).toMatchObject({
      ok: false,
      refusal: { code: "check-incomplete", details: { missing: 5 } },
    })
  })
})
