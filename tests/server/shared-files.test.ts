import { writeFileSync } from "node:fs"
import sharp from "sharp"
import { describe, expect, test } from "vitest"
import { pictureShelf, ShelfBusy } from "#app/share/picture-shelf.ts"
import type { Db } from "#db/connection.server.ts"
import { openGate } from "#tests/server/door.ts"
import { readAtom } from "#tests/support/atom.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { makeHouse } from "#tests/support/house.ts"
import {
  makeArea,
  makeClaim,
  makeCoding,
  makeGround,
  makeMembership,
  makePerson,
  makePetition,
  makePledge,
  makeVerdict,
} from "#tests/support/make.ts"

const longWords = "Ә Ғ Қ Ң Ө Ұ Ү Һ І әғқңөұүһі ".repeat(60)

async function makeRecord(db: Db) {
  const person = await makePerson(db, { name: "Әйгерім <b>Құдайбергенова</b>" })
  const area = await makeArea(db)
  const { id: membershipId } = await makeMembership(db, { person_id: person.id, area_id: area.id })
  const pledge = await makePledge(db, {
    person_id: person.id,
    text: 'Ауылға су келеді & "тұрақты" ]]> <script>alert(1)</script>',
    lang: "kk",
  })
  const { code_book_id } = await makeCoding(db, { pledge_id: pledge.id, rating: "stalled" })
  const verdict = await makeVerdict(db, { pledge_id: pledge.id, rating: "broken", code_book_id })
  await makeClaim(db, { pledge_id: pledge.id, rating: "kept" })
  const petition = await makePetition(db, {
    ...{
      membership_id: membershipId,
      lang: "kk",
      title: `Кері шақырып алу: ${longWords}`.slice(0, 150),
    },
    ...{ published_count: 41, threshold: 100, reply_outcome: "given", reply_lang: "kk" },
    ...{ reply_text: longWords, replied_at: "2026-03-01T06:00:00.000Z" },
  })
  await makeGround(db, { petition_id: petition.id, pledge_id: pledge.id, verdict_id: verdict.id })
  const draft = await makePetition(db, { state: "seconding" })
  return { person, pledge, petition, draft, area }
}

describeOnBothEngines("what others fetch", (open) => {
  test("feeds are Atom, with what RFC 4287 asks for, and hold nothing unfinished", async () => {
    const house = makeHouse(await open())
    const { person, pledge, petition, draft, area } = await makeRecord(house.db)
    const { ask } = await openGate({ house })
    const addresses = [
      `/ru/areas/${area.public_id}.atom`,
      "/kk/feeds/verdicts.atom",
      "/ru/feeds/petitions.atom",
      `/kk/people/${person.public_id}.atom`,
      `/en/promises/${pledge.public_id}.atom`,
      `/en/petitions/${petition.public_id}.atom`,
    ]
    for (const address of addresses) {
      const { status, headers, body } = await ask(address)
      const text = body.toString()
      expect([address, status, headers["content-type"]]).toEqual([
        ...[address, 200],
        "application/atom+xml; charset=utf-8",
      ])
      const feed = readAtom(text)
      expect([feed["@xml:lang"], feed.id]).toEqual([address.slice(1, 3), house.origin + address])
      const self = feed.link.find((link) => link["@rel"] === "self")
      expect(self?.["@href"]).toBe(house.origin + address)
      expect(feed.entry.length).toBeGreaterThan(0)
      // The judge judges: without these it is no feed.
      for (const needed of [
        /<updated>.*?<\/updated>/,
        /<id>.*?<\/id>/,
        / rel="self"/,
        /<name>.*?<\/name>/,
      ]) {
        expect(() => readAtom(text.replace(needed, "")), String(needed)).toThrow()
      }
      for (const { id, link, title, summary } of feed.entry) {
        expect(id).toMatch(/^tag:uade\.example,2026:news\//)
        expect(link[0]?.["@href"]).toMatch(/^https:\/\/uade\.example\/(kk|ru|en)\//)
        expect(JSON.stringify([title, summary])).not.toMatch(/<script|<b>/)
      }
      // RFC 4287, §4.2.15: the feed was changed when its newest entry was; readers see the newest first.
      const changes = feed.entry.map(({ updated }) => updated)
      expect(changes).toEqual(changes.toSorted().reverse())
      expect(feed.updated).toBe(changes[0])
      expect(text).not.toMatch(/Stalled|Тоқтап|Остановилось/)
      const etag = String(headers["etag"])
      expect((await ask(address, { headers: { "if-none-match": etag } })).status).toBe(304)
    }
    expect((await ask(`/en/petitions/${draft.public_id}.atom`)).status).toBe(404)
    expect((await ask("/en/people/0000000000000000.atom")).status).toBe(404)
    expect((await ask("/kk/feeds/verdicts.atom", { method: "POST" })).status).toBe(405)
  })

  test("embedded pages are small, bare, both-sided, and alone may be framed", async () => {
    const house = makeHouse(await open())
    const { person, petition, draft } = await makeRecord(house.db)
    const { ask } = await openGate({ house })
    const bytes: number[] = []
    for (const place of [`people/${person.public_id}`, `petitions/${petition.public_id}`]) {
      for (const query of ["?lang=kk&theme=dark", "?lang=ru", "?lang=en&theme=light&x=1"]) {
        const { status, headers, body } = await ask(`/embed/${place}${query}`)
        const text = body.toString()
        expect(status).toBe(200)
        bytes.push(body.length)
        expect(body.length).toBeLessThan(10 * 1024)
        expect(text).not.toMatch(/<script|<link rel="stylesheet"|<img|<b>/)
        expect(text.match(/<section>/g)).toHaveLength(2)
        expect(String(headers["content-security-policy"])).toContain("frame-ancestors *")
        expect(headers["x-frame-options"]).toBeUndefined()
        expect(headers["set-cookie"]).toBeUndefined()
      }
    }
    expect(Math.max(...bytes)).toBeGreaterThan(1024)
    const kazakh = (
      await ask(`/embed/petitions/${petition.public_id}?lang=kk&theme=dark`)
    ).body.toString()
    expect(kazakh).toContain('<html lang="kk" class="dark">')
    expect(kazakh).toContain("41")
    expect((await ask(`/embed/petitions/${draft.public_id}`)).status).toBe(404)
    const other = await ask("/en")
    expect(String(other.headers["content-security-policy"])).toContain("frame-ancestors 'none'")
    expect(other.headers["x-frame-options"]).toBe("DENY")
  })

  test("oEmbed answers for pages of ours alone, within the width that is asked for", async () => {
    const house = makeHouse(await open())
    const { person, draft } = await makeRecord(house.db)
    const { ask } = await openGate({ house })
    function of(url: string, rest = "") {
      return ask(`/oembed?url=${encodeURIComponent(url)}${rest}`)
    }
    const own = `${house.origin}/kk/people/${person.public_id}-whoever`
    const found = await of(own, "&maxwidth=400&format=json")
    const answer = JSON.parse(found.body.toString()) as Record<string, unknown>
    expect(answer).toMatchObject({ version: "1.0", type: "rich", width: 400, height: 480 })
    expect(String(answer["html"])).toMatch(
      /^<iframe src="https:\/\/uade\.example\/embed\/people\/\w{16}\?lang=kk" title="[^<>]*" /,
    )
    expect(found.headers["access-control-allow-origin"]).toBe("*")
    for (const url of [
      "https://evil.example/kk/people/0000000000000000",
      `${house.origin}/kk/petitions/${draft.public_id}`,
      "javascript:alert(1)",
      "",
    ])
      expect((await of(url)).status).toBe(404)
    expect((await of(own, "&format=xml")).status).toBe(501)
  })

  test("pictures are 1200 × 630, light, drawn once for what they say", async () => {
    const house = makeHouse(await open())
    const { person, pledge, petition, draft } = await makeRecord(house.db)
    const { ask } = await openGate({ house })
    for (const place of [
      `kk/people/${person.public_id}`,
      `ru/promises/${pledge.public_id}`,
      `kk/petitions/${petition.public_id}`,
    ]) {
      const { status, headers, body } = await ask(`/og/${place}.png`)
      expect([status, headers["content-type"]]).toEqual([200, "image/png"])
      expect(body.length).toBeLessThan(100 * 1024)
      expect(await sharp(body).metadata()).toMatchObject({ width: 1200, height: 630 })
      expect(headers["cross-origin-resource-policy"]).toBe("cross-origin")
      const again = await ask(`/og/${place}.png?fresh=1`, {
        headers: { "if-none-match": String(headers["etag"]) },
      })
      expect(again.status).toBe(304)
      const folder = process.env["PICTURES"]
      if (folder !== undefined) writeFileSync(`${folder}/${place.replaceAll("/", "-")}.png`, body)
    }
    expect((await ask(`/og/kk/petitions/${draft.public_id}.png`)).status).toBe(404)
  })
})

describe("pictureShelf", () => {
  test("draws the same once for all who ask at once, one at a time, and turns away who is too many", async () => {
    const take = pictureShelf({ mostWaiting: 2, mostBytes: 8 })
    let drawn = 0
    let atOnce = 0
    async function draw(): Promise<Buffer> {
      atOnce += 1
      expect(atOnce).toBe(1)
      drawn += 1
      await new Promise((resolve) => setImmediate(resolve))
      atOnce -= 1
      return Buffer.alloc(6)
    }
    const asked = [take("a", draw), take("a", draw), take("b", draw)]
    await expect(take("c", draw)).rejects.toBeInstanceOf(ShelfBusy)
    await Promise.all(asked)
    expect(drawn).toBe(2)
    await take("b", draw)
    expect(drawn).toBe(2)
    await take("a", draw)
    expect(drawn).toBe(3)
  })

  test("forgets a drawing that failed", async () => {
    const take = pictureShelf()
    await expect(take("a", () => Promise.reject(new Error("no ink")))).rejects.toThrow("no ink")
    expect(await take("a", () => Promise.resolve(Buffer.from("x")))).toEqual(Buffer.from("x"))
  })
})
