import { brotliDecompressSync, gunzipSync } from "node:zlib"
import { expect, test } from "vitest"
import { accept } from "#app/lib/outcome.ts"
import { commit, touch } from "#db/commit.server.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { makeOpenData, now, openApiDoor } from "#tests/support/open-data-scene.ts"

const target = "/api/v1/promises"

describeOnBothEngines("an answer of the API", (open) => {
  test("is packed from the first time on, kept by others for a moment, and 304 until something changes", async () => {
    const { house, pledge } = await makeOpenData(await open())
    const askApi = await openApiDoor(house)
    const br = await askApi(target, { headers: { "accept-encoding": "gzip, br" } })
    expect(br.headers).toMatchObject({
      "content-encoding": "br",
      "cache-control": "public, max-age=0, s-maxage=30, must-revalidate",
      vary: "Accept-Encoding, Accept",
      "access-control-allow-origin": "*",
    })
    const gzip = await askApi(target, { headers: { "accept-encoding": "gzip" } })
    const plain = await askApi(target)
    expect(brotliDecompressSync(br.body)).toEqual(plain.body)
    expect(gunzipSync(gzip.body)).toEqual(plain.body)

    const known = { "if-none-match": String(br.headers.etag) }
    for (const method of ["GET", "HEAD"]) {
      const again = await askApi(target, { method, headers: known })
      expect(again).toMatchObject({ status: 304, json: null })
    }
    await commit(house.db, async (trx) => {
      const changed = { category: "canteens" }
      await trx.updateTable("pledge").set(changed).where("id", "=", pledge.id).execute()
      await touch(trx, "pledge", pledge.id, now)
      return accept(undefined)
    })
    const changed = await askApi(target, { headers: known })
    expect(changed.status).toBe(200)
    expect(changed.json.data).toMatchObject([{ category: "canteens" }])
  })

  test("has the same headers for HEAD, and a cache does not answer who takes no JSON", async () => {
    const { house } = await makeOpenData(await open())
    const askApi = await openApiDoor(house)
    const get = await askApi(target)
    const head = await askApi(target, { method: "HEAD" })
    expect(head.body.length).toBe(0)
    for (const name of ["content-type", "content-length", "etag", "cache-control", "vary"]) {
      expect(head.headers[name], name).toBe(get.headers[name])
      expect(head.headers[name], name).toBeDefined()
    }
    expect((await askApi(target, { headers: { accept: "text/html" } })).status).toBe(406)
  })
})
