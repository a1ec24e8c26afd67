import {
  createReadStream,
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs"
import { readFile } from "node:fs/promises"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import path from "node:path"
import { expect, onTestFinished, test } from "vitest"
import { logWhatWas } from "#app/domain/log-backfill.server.ts"
import { mirrorSite } from "#app/export/mirror.server.ts"
import { langs } from "#app/i18n/lang.ts"
import { findNewestCheckpoint } from "#db/queries/log.server.ts"
import { beginNewEpoch } from "#scripts/log/epoch.ts"
import { Lie } from "#scripts/log-verify/lie.ts"
import { readKeys } from "#scripts/log-verify/signed-checkpoint.ts"
import { openSource } from "#scripts/log-verify/source.ts"
import { verifyLog } from "#scripts/log-verify/verify.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { emptyFolder } from "#tests/support/folder.ts"
import { makePledge } from "#tests/support/make.ts"
import { makeOpenData } from "#tests/support/open-data-scene.ts"
import { publishAll } from "#tests/support/publish.ts"
import { crowdSigns } from "#tests/support/review-scene.ts"
import { makeScene, now } from "#tests/support/signing-scene.ts"

/** A plain file server: what lies there, under its path. */
async function serveFolder(folder: string): Promise<string> {
  const server = createServer((request, response) => {
    const file = path.join(folder, new URL(request.url ?? "", "http://localhost").pathname)
    if (existsSync(file) && statSync(file).isFile()) createReadStream(file).pipe(response)
    else response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`
}

async function verify(place: string) {
  const source = openSource(place)
  const { checkpoint, compared } = await verifyLog({ source, keys: await readKeys(source, []) })
  return { size: checkpoint.size, compared }
}

function filesBelow(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  return entries.filter((one) => one.isFile()).map((one) => path.join(one.parentPath, one.name))
}

describeOnBothEngines("a static mirror", (open) => {
  test("verifies behind any file server, and from the folder; each changed byte of it is found", async () => {
    const { house, petition } = await makeScene(await open())
    await logWhatWas(house)
    await crowdSigns(house, petition, { many: 3 })
    await publishAll(house)
    const folder = emptyFolder()
    const site = await serveFolder(folder)
    const first = await mirrorSite(house, { folder, now })
    expect(first.tiles.kept).toBe(0)
    const { size, compared } = await verify(site)
    expect(compared, "petitions whose counts are the log's").toBeGreaterThan(0)
    expect(await verify(folder)).toEqual({ size, compared })

    for (const lang of langs) {
      const page = readFileSync(path.join(folder, lang, "index.html"), "utf8")
      expect(page).toContain(`<html lang="${lang}">`)
      expect(page).toContain("npm run log:verify")
    }
    for (const file of [
      ...filesBelow(path.join(folder, "log")),
      path.join(folder, "api/v1/petitions"),
    ]) {
      const whole = readFileSync(file)
      const changed = file.endsWith("petitions")
        ? Buffer.from(whole.toString().replace(/"signature_count":\d+/, '"signature_count":999'))
        : Buffer.from(whole.map((byte, at) => (at === whole.length - 5 ? byte ^ 1 : byte)))
      writeFileSync(file, changed)
      const verdict = await verify(site).catch((fault: unknown) => fault)
      expect(verdict, file).toBeInstanceOf(Error)
      if (file.includes("tile")) expect(verdict).toBeInstanceOf(Lie)
      writeFileSync(file, whole)
    }

    await crowdSigns(house, petition, { many: 2 })
    await publishAll(house)
    await mirrorSite(house, { folder, now })
    expect((await verify(site)).size).toBeGreaterThan(size)
    const again = await mirrorSite(house, { folder, now })
    expect(again.tiles.written, "nothing is new").toBe(0)
    expect(filesBelow(folder).filter((file) => /\.new$|\.export-/.test(file))).toEqual([])

    const cite = path.join(emptyFolder(), "last")
    writeFileSync(cite, (await findNewestCheckpoint(house.db.read, 1))?.note ?? "")
    await beginNewEpoch(house, { cite, force: true })
    await mirrorSite(house, { folder, now })
    await verify(site)
  })

  test("shows every promise, verdict and petition on pages that lead to each other", async () => {
    const db = await open()
    await makeOpenData(db)
    for (let nth = 0; nth < 5; nth += 1) {
      await makePledge(db, { text: `Promise <${String(nth)}> of five` })
    }
    const { house } = await makeScene(db)
    const folder = emptyFolder()
    await mirrorSite(house, { folder, now, rowsOnPage: 2 })
    for (const list of ["promises", "verdicts", "petitions"] as const) {
      const file = JSON.parse(readFileSync(path.join(folder, `${list}.json`), "utf8")) as {
        id: string
      }[]
      expect(file.length, list).toBeGreaterThan(0)
      for (const lang of langs) {
        const shown = await walkPages(folder, `${lang}/${list}`)
        expect(shown, `${lang}/${list}`).toEqual(file.map(({ id }) => id))
      }
    }
    const pages = filesBelow(folder).filter((file) => file.endsWith(".html"))
    for (const page of pages) {
      const html = readFileSync(page, "utf8")
      expect(html).not.toMatch(/<script|Promise <\d/)
      for (const [, to = ""] of html.matchAll(/href="([^"#]*)/g)) {
        const target = path.resolve(path.dirname(page), to)
        const isLater = /log\/(checkpoint|vkey)$/.test(to)
        expect(isLater || existsSync(target), `${page} leads to ${to}`).toBe(true)
      }
    }
    // A page that is over shows nothing any more.
    await mirrorSite(house, { folder, now })
    expect(readdirSync(path.join(folder, "kk", "promises"))).toEqual(["1.html"])
  })
})

/** From the first page of a list along "next" to its end. @returns the ids of the rows */
async function walkPages(folder: string, list: string): Promise<string[]> {
  const ids: string[] = []
  for (let number = 1; ; number += 1) {
    const file = path.join(folder, list, `${String(number)}.html`)
    const html = await readFile(file, "utf8")
    ids.push(...[...html.matchAll(/<tr id="([^"]+)"/g)].map(([, id = ""]) => id))
    if (!html.includes(`href="${String(number + 1)}.html"`)) return ids
  }
}
