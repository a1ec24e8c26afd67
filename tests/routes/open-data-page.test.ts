import { expect, test } from "vitest"
import { makeDump } from "#app/export/make-dump.server.ts"
import { shelfOf } from "#app/export/shelf.server.ts"
import { loader, meta } from "#app/routes/data.tsx"
import { answerOf, visit } from "#tests/support/ask.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { emptyFolder } from "#tests/support/folder.ts"
import { makeOpenData, now } from "#tests/support/open-data-scene.ts"

type Shown = Awaited<ReturnType<typeof loader>>

describeOnBothEngines("the page of open data", (open) => {
  test("shows each dataset with its files, and tells search engines for data of the same", async () => {
    const scene = await makeOpenData(await open())
    const house = { ...scene.house, dataDir: emptyFolder() }
    const asked = visit({ db: house.db, account: null, path: "/kk/data", now, lang: "kk" })
    const context = { ...asked.context, house }
    const before = await answerOf(loader, { ...asked, context })
    expect(before.data).toMatchObject({ dump: null, linked: null })

    await makeDump(house, { shelf: shelfOf(house), day: "2026-04-01", now })
    const { data } = await answerOf(loader, { ...asked, context })
    const shown = data as Shown
    expect(shown.days).toEqual(["2026-04-01"])
    const datasets = shown.dump?.datasets ?? []
    expect(datasets.map(({ name }) => name)).toContain("popolo")
    for (const { name, files } of datasets) {
      expect(files.length, name).toBeGreaterThan(0)
      for (const { path, rows, bytes, sha256 } of files) {
        expect([path, rows === null, bytes > 0]).toEqual([path, false, true])
        expect(sha256).toMatch(/^[0-9a-f]{64}$/)
      }
    }
    const head = meta({ data: shown, params: { lang: "kk" } } as never) as object[]
    const { "script:ld+json": linked } = head.find((one) => "script:ld+json" in one) as {
      "script:ld+json": { dataset: { distribution: object[] }[] }
    }
    expect(linked).toMatchObject({
      ...{ "@type": "DataCatalog", name: "Ашық деректер", url: `${house.origin}/kk/data` },
      license: "https://creativecommons.org/licenses/by/4.0/",
    })
    const downloads = linked.dataset.flatMap(({ distribution }) => distribution)
    expect(downloads).toHaveLength(datasets.flatMap(({ files }) => files).length)
    expect(downloads).toContainEqual(
      expect.objectContaining({
        "@type": "DataDownload",
        contentUrl: `${house.origin}/data/2026-04-01/promises.csv`,
        encodingFormat: "text/csv",
      }),
    )
  })
})
