import { expect, test } from "vitest"
import { action as ask, loader as form } from "#app/routes/follow.$place.$subjectId.tsx"
import { action as confirm, loader as waits } from "#app/routes/news.confirm.$secret.tsx"
import { action as change, loader as own } from "#app/routes/news.$secret._index.tsx"
import { action as end, loader as ending } from "#app/routes/news.$secret.end.tsx"
import { answerOf, post, visit } from "#tests/support/ask.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { makePetition } from "#tests/support/make.ts"
import { mailedSecret, makeNewsScene, now } from "#tests/support/news-scene.ts"

describeOnBothEngines("following by mail, through the pages", (open) => {
  test("leads from the form by a mailed link to a page of one's own, and out again in one click", async () => {
    const scene = await makeNewsScene(await open())
    const { house, person, sent } = scene
    const { db } = house
    const at = {
      ...{ db, account: null, now },
      path: `/en/follow/people/${person.public_id}`,
      params: { lang: "en", place: "people", subjectId: person.public_id },
    }
    function behind(path: string, secret: string) {
      return { ...at, path: `/en/${path}`, params: { lang: "en", secret } }
    }
    expect((await answerOf(form, visit(at))).data).toMatchObject({ kind: "person" })
    expect((await answerOf(ask, post(at, { email: "nobody" }))).status).toBe(422)
    const email = "follower@uade.example"
    const asked = await answerOf(ask, post(at, { email, rhythm: "daily" }))
    expect(asked).toMatchObject({ status: 200, data: { sentTo: email } })

    const secret = await mailedSecret(scene)
    const confirming = behind(`news/confirm/${secret}`, secret)
    expect((await answerOf(waits, visit(confirming))).data).toEqual({ waits: true })
    expect(await db.read.selectFrom("follower").selectAll().execute()).toEqual([])
    const { status, location } = await answerOf(confirm, post(confirming, {}))
    const to = location ?? ""
    expect([status, location]).toEqual([303, expect.stringMatching(/^\/en\/news\/[\w-]{43}$/)])
    expect(await answerOf(ask, post(at, { email, rhythm: "daily" }))).toEqual(asked)

    const mine = behind(to.slice("/en/".length), to.split("/").at(-1) ?? "")
    expect((await answerOf(own, visit(mine))).data).toMatchObject({
      following: { rhythm: "daily", followed: [{ kind: "person", title: person.name }] },
    })
    const [{ id }] = (await db.read.selectFrom("follow").select("id").execute()) as [{ id: number }]
    const changed = { rhythm: "weekly", lang: "kk", keep: String(id) }
    expect((await answerOf(change, post(mine, changed))).data).toEqual({ ended: false })
    expect((await answerOf(ending, visit(mine))).data).toEqual({ known: true })
    const oneClick = { "List-Unsubscribe": "One-Click" }
    for (const again of [1, 2]) {
      const { status: ended } = await answerOf(end, post(mine, oneClick))
      expect([again, ended]).toEqual([again, 200])
    }
    expect((await answerOf(own, visit(mine))).status).toBe(404)
    expect(sent).toEqual([])
  })

  test("has nothing to follow where not everybody may read", async () => {
    const { house } = await makeNewsScene(await open())
    const { public_id: subjectId } = await makePetition(house.db, { state: "seconding" })
    const at = { db: house.db, account: null, now, path: "/en/follow" }
    for (const params of [
      { lang: "en", place: "petitions", subjectId },
      { lang: "en", place: "people", subjectId: "0000000000000000" },
      { lang: "en", place: "accounts", subjectId },
    ])
      expect((await answerOf(form, visit({ ...at, params }))).status).toBe(404)
  })
})
