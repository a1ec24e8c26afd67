import { createHash } from "node:crypto"
import { beforeAll, expect, test } from "vitest"
import { appendLeaf } from "#app/domain/log.server.ts"
import { publishLog } from "#app/domain/log-publish.server.ts"
import { later } from "#app/lib/instant.ts"
import { accept } from "#app/lib/outcome.ts"
import { parseCheckpoint } from "#app/log/checkpoint.ts"
import { nodeDigest } from "#app/log/digest.server.ts"
import { openNote, parseVerifierKey } from "#app/log/signed-note.ts"
import { formatTilePath, parseEntries, parseTile } from "#app/log/tile.ts"
import { appendToEdge, emptyEdge, rootOfEdge } from "#app/log/tree-edge.ts"
import { commit } from "#db/commit.server.ts"
import { insertCosignature } from "#db/queries/log-cosignatures.server.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { makeHouse } from "#tests/support/house.ts"
import type { TestHouse } from "#tests/support/house.ts"
import { openGate } from "./door.ts"

/** Some at once, in one batch. */
function append(house: TestHouse, many: number) {
  return commit(house.db, (trx) => {
    for (let number = 0; number < many; number += 1) {
      appendLeaf(trx, { type: "erased", count: number })
    }
    return Promise.resolve(accept(undefined))
  })
}

/** Lets a whole period pass and publishes. */
async function publish(house: TestHouse): Promise<void> {
  house.clock.set(later(house.clock.now(), 1000))
  await publishLog(house, house.clock.now())
}

describeOnBothEngines("the files of the log", (open) => {
  let house: TestHouse

  beforeAll(async () => {
    house = makeHouse(await open())
    await house.log.start()
    for (const many of [3, 252, 1, 44, 500]) {
      await append(house, many)
      await publish(house)
    }
    await append(house, 7)
  })

  async function ask(path: string, headers: Record<string, string> = {}, method = "GET") {
    const { ask } = await openGate({ house })
    return ask(path, { headers, method })
  }

  test("are a checkpoint that the verifier key opens, of the published size", async () => {
    const [note, vkey] = await Promise.all([ask("/log/checkpoint"), ask("/log/vkey")])
    expect(note.headers).toMatchObject({
      "content-type": "text/plain; charset=utf-8",
      "cache-control": "public, max-age=2",
      "access-control-allow-origin": "*",
    })
    const key = parseVerifierKey(nodeDigest, vkey.body.toString().trim())
    const opened = openNote(nodeDigest, note.body.toString(), key ? [key] : [])
    expect(opened.ok && parseCheckpoint(opened.text)).toMatchObject({
      origin: "uade.example/log",
      size: 800n,
    })
  })

  test("carry what witnesses signed", async () => {
    const line = "\u2014 witness.example AAAAAAAA"
    await commit(house.db, async (trx) => {
      const witness = { witness: "witness.example", keyId: "00000000", line }
      await insertCosignature(trx, { epoch: 1, size: 800, ...witness })
      await insertCosignature(trx, { epoch: 1, size: 800, ...witness, line: "another" })
      return accept(undefined)
    })
    const { body } = await ask("/log/checkpoint")
    expect(body.toString().endsWith(`\n${line}\n`)).toBe(true)
  })

  test("are every tile of the published size, in every width, and hash to the root", async () => {
    const entries = []
    for (const [index, width] of [
      [0, 256],
      [1, 256],
      [2, 256],
      [3, 32],
    ] as const) {
      const path = formatTilePath({ level: "entries", index, width })
      entries.push(...(parseEntries((await ask(`/log/tile/${path}`)).body) ?? []))
    }
    let edge = emptyEdge
    const levels: string[][] = [[], []]
    for (const bytes of entries) {
      const hash = createHash("sha256").update("\0").update(bytes).digest()
      edge = appendToEdge(nodeDigest, edge, hash, (height, _, root) => {
        levels[height / 8]?.push(Buffer.from(root).toString("hex"))
      })
    }
    expect(levels.map((level) => level.length)).toEqual([800, 3])
    const checkpoint = (await ask("/log/checkpoint")).body.toString().split("\n")
    expect(checkpoint[2]).toBe(Buffer.from(rootOfEdge(nodeDigest, edge)).toString("base64"))

    for (const [level, hashes] of levels.entries()) {
      for (let index = 0; index * 256 < hashes.length; index += 1) {
        const widest = Math.min(256, hashes.length - index * 256)
        for (const width of new Set([1, 2, 31, 32, 127, 128, 255, 256])) {
          const answer = await ask(`/log/tile/${formatTilePath({ level, index, width })}`)
          if (width > widest) {
            expect(answer.status).toBe(404)
            continue
          }
          const served = parseTile(answer.body)?.map((hash) => Buffer.from(hash).toString("hex"))
          expect(served).toEqual(hashes.slice(index * 256, index * 256 + width))
          expect(answer.headers).toMatchObject({
            "content-type": "application/octet-stream",
            "cache-control": "public, max-age=31536000, immutable",
          })
        }
      }
    }
  })

  test.each([
    "/log/tile/0/003.p/33",
    "/log/tile/0/003",
    "/log/tile/1/000.p/4",
    "/log/tile/2/000.p/1",
    "/log/tile/entries/003.p/33",
    "/log/tile/0/3.p/1",
    "/log/tile/0/x000/003.p/1",
    "/log/tile/64/000.p/1",
    "/log/tile/0/000.p/0",
    "/log/tile/0/000.p/256",
    "/log/tile/",
    "/log/nothing",
    "/log/1/checkpoint",
    "/log/2/checkpoint",
    "/log/",
  ])("say plainly that %s is not there", async (path) => {
    const answer = await ask(path)
    expect([answer.status, answer.headers["content-type"]]).toEqual([
      404,
      "text/plain; charset=utf-8",
    ])
    expect(answer.headers["access-control-allow-origin"]).toBe("*")
  })

  test("are known again by their ETag, and to HEAD by their length", async () => {
    const whole = await ask("/log/tile/0/000")
    const again = await ask("/log/tile/0/000", { "if-none-match": String(whole.headers.etag) })
    expect([again.status, again.body.length]).toEqual([304, 0])
    const head = await ask("/log/tile/0/000", {}, "HEAD")
    expect([head.status, head.body.length, head.headers["content-length"]]).toEqual([
      200,
      0,
      "8192",
    ])
  })

  test("are only read", async () => {
    const refused = await ask("/log/checkpoint", {}, "POST")
    expect([refused.status, refused.headers.allow]).toEqual([405, "GET, HEAD, OPTIONS"])
    const preflight = await ask("/log/checkpoint", {}, "OPTIONS")
    expect([preflight.status, preflight.headers["access-control-allow-origin"]]).toEqual([204, "*"])
  })
})
