import { XMLParser, XMLValidator } from "fast-xml-parser"
import { expect, test } from "vitest"
import { listMappedPages, listMappedParts } from "#db/queries/site-map.server.ts"
import { openGate } from "#tests/server/door.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { makePerson, makePetition, insertOne } from "#tests/support/make.ts"
import { makeOpenData } from "#tests/support/open-data-scene.ts"

const xml = new XMLParser({
  ignoreAttributes: false,
  isArray: (name) => /^(sitemap|url|xhtml:link)$/.test(name),
})

interface Index {
  readonly sitemapindex: { readonly sitemap: readonly { readonly loc: string }[] }
}

interface Part {
  readonly urlset: {
    readonly url: readonly {
      readonly loc: string
      readonly lastmod?: string
      readonly "xhtml:link": readonly { readonly "@_hreflang": string; readonly "@_href": string }[]
    }[]
  }
}

describeOnBothEngines("the maps of the site", (open) => {
  test("lead from robots.txt to every public page in each language, and to none that is not public", async () => {
    const db = await open()
    const { house, person, pledge, petition, event, area } = await makeOpenData(db)
    const draft = await makePetition(db, { state: "seconding", opened_at: null })
    const name = { subject_kind: "person", subject_id: person.id, field: "name" }
    await insertOne(db, "translation", {
      ...name,
      ...{ lang: "kk", text: "Самал Үлгі", at: "2026-04-01T06:00:00.000Z" },
    })
    const { ask } = await openGate({ house })
    async function read<Document>(target: string): Promise<Document> {
      const { status, headers, body } = await ask(target)
      expect([status, headers["content-type"]]).toEqual([200, "application/xml; charset=utf-8"])
      expect(XMLValidator.validate(body.toString())).toBe(true)
      return xml.parse(body.toString()) as Document
    }

    const robots = (await ask("/robots.txt")).body.toString()
    const map = /^Sitemap: (\S+)$/m.exec(robots)?.[1] ?? ""
    const { sitemapindex } = await read<Index>(new URL(map).pathname)
    const parts = sitemapindex.sitemap.map(({ loc }) => new URL(loc).pathname)
    const urls = []
    for (const part of parts) urls.push(...[(await read<Part>(part)).urlset.url ?? []].flat())
    const told = urls.map(({ loc }) => loc.replace("https://uade.example", ""))
    expect(new Set(told).size).toBe(told.length)
    expect(told).toEqual(
      expect.arrayContaining([
        "/kk",
        "/en/data",
        "/en/developers",
        `/kk/people/${person.public_id}-samal-ulgi`,
        `/en/people/${person.public_id}-samal-example`,
        `/ru/petitions/${petition.public_id}`,
        `/ru/votes/${event.public_id}`,
      ]),
    )
    expect(
      told.filter((path) => path.startsWith(`/en/promises/${pledge.public_id}-`)),
    ).toHaveLength(1)
    expect(told.filter((path) => path.includes(area.public_id))).toHaveLength(3)
    expect(told.join()).not.toContain(draft.public_id)
    const own = urls.find(({ loc }) => loc.includes(`/kk/people/${person.public_id}`))
    expect(own?.lastmod).toMatch(/^2026-/)
    expect(own?.["xhtml:link"].map((link) => link["@_hreflang"])).toEqual(["kk", "ru", "en"])
    expect((await ask("/sitemaps/nothing.xml")).status).toBe(404)
    expect((await ask("/sitemap.xml", { method: "POST" })).status).toBe(405)
  })

  test("fall into parts that together hold each page once", async () => {
    const db = await open()
    for (let nth = 0; nth < 6; nth += 1) await makePerson(db)
    const ends = await listMappedParts(db.read, "people", 2)
    expect(ends).toHaveLength(2)
    const found = []
    for (const after of [undefined, ...ends]) {
      found.push(...(await listMappedPages(db.read, "people", { after, limit: 2 })))
    }
    expect(new Set(found.map(({ publicId }) => publicId)).size).toBe(6)
    expect(found).toHaveLength(6)
  })
})
