import { createHash } from "node:crypto"
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  writeFileSync,
} from "node:fs"
import { join } from "node:path"
import { Readable } from "node:stream"
import { gunzipSync } from "node:zlib"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { makeDump } from "#app/export/make-dump.server.ts"
import { readDump, shelfOf } from "#app/export/shelf.server.ts"
import { empty } from "#app/server/answer.server.ts"
import { readRange } from "#app/server/byte-range.ts"
import { makeBareHouse, openDoor, openGate } from "#tests/server/door.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { emptyFolder } from "#tests/support/folder.ts"
import { makeOpenData, now } from "#tests/support/open-data-scene.ts"
import { publishAll } from "#tests/support/publish.ts"

const day = "2026-04-01"

describeOnBothEngines("a file of a dump", (open) => {
  test("is given whole, packed, in part, as known, by its day and as the latest", async () => {
    const scene = await makeOpenData(await open())
    await publishAll(scene.house)
    const house = { ...scene.house, dataDir: emptyFolder() }
    const shelf = shelfOf(house)
    await makeDump(house, { shelf, day: "2026-03-31", now })
    await makeDump(house, { shelf, day, now })
    const { ask, logged, faults } = await openGate({ house })
    const asked = `/data/${day}/popolo.json`
    const written = readFileSync(join(shelf, day, "popolo.json"))
    const sha256 = createHash("sha256").update(written).digest()

    const whole = await ask(asked)
    expect(whole.status).toBe(200)
    expect(whole.body.equals(written)).toBe(true)
    expect(whole.headers).toMatchObject({
      ...{ "content-type": "application/json", "content-length": String(written.length) },
      "content-disposition": `attachment; filename="uade-${day}-popolo.json"`,
      etag: `"${sha256.toString("hex")}"`,
      "repr-digest": `sha-256=:${sha256.toString("base64")}:`,
      "cache-control": "public, max-age=3600, immutable",
      ...{ "accept-ranges": "bytes", "access-control-allow-origin": "*", vary: "Accept-Encoding" },
      "x-content-type-options": "nosniff",
    })
    const packed = await ask(asked, { headers: { "accept-encoding": "br, gzip" } })
    expect(packed.headers).toMatchObject({
      ...{ "content-encoding": "gzip", etag: `"${sha256.toString("hex")}-gzip"` },
    })
    expect(packed.headers["repr-digest"]).toBeUndefined()
    expect(packed.body.length).toBeLessThan(written.length / 2)
    expect(gunzipSync(packed.body).equals(written)).toBe(true)
    const refusing = await ask(asked, { headers: { "accept-encoding": "gzip;q=0" } })
    expect(refusing.headers["content-encoding"]).toBeUndefined()

    const modified = String(whole.headers["last-modified"])
    for (const known of [
      { "if-none-match": String(packed.headers.etag) },
      { "if-modified-since": modified },
    ]) {
      const again = await ask(asked, { headers: known })
      expect([again.status, again.body.length]).toEqual([304, 0])
      expect(again.headers.etag).toBe(whole.headers.etag)
    }
    const head = await ask(asked, { method: "HEAD", headers: { range: "bytes=0-3" } })
    expect([head.status, head.body.length]).toEqual([200, 0])
    expect(head.headers["content-length"]).toBe(String(written.length))

    const etag = String(whole.headers.etag)
    const part = await ask(asked, { headers: { range: "bytes=10-19", "if-range": etag } })
    expect(part.status).toBe(206)
    expect(part.headers["content-range"]).toBe(`bytes 10-19/${String(written.length)}`)
    expect(part.body.equals(written.subarray(10, 20))).toBe(true)
    const other = await ask(asked, { headers: { range: "bytes=10-19", "if-range": '"old"' } })
    expect(other.body.equals(written)).toBe(true)
    const beyond = await ask(asked, { headers: { range: "bytes=9999999-" } })
    expect([beyond.status, beyond.headers["content-range"]]).toEqual([
      ...[416, `bytes */${String(written.length)}`],
    ])

    const latest = await ask("/data/latest/promises.csv")
    expect(latest.headers).toMatchObject({
      ...{ "content-location": `/data/${day}/promises.csv`, "cache-control": "public, no-cache" },
      "content-type": "text/csv; charset=utf-8; header=present",
    })
    const sums = await ask("/data/latest/SHA256SUMS")
    expect(sums.body.toString()).toContain(`${sha256.toString("hex")}  popolo.json\n`)
    expect((await ask(`/data/${day}/log/checkpoint`)).body.toString()).toContain("uade.example/log")
    expect((await ask(asked, { method: "OPTIONS" })).headers["access-control-allow-headers"]).toBe(
      "If-None-Match, If-Range, Range",
    )
    expect((await ask(asked, { method: "POST", body: "x" })).status).toBe(405)
    const absent = await ask("/data/2026-04-02/popolo.json", {
      headers: { "accept-language": "kk" },
    })
    expect([absent.status, absent.headers["content-type"]]).toEqual([
      404,
      "text/html; charset=utf-8",
    ])
    expect(absent.body.toString()).toContain("in kk")

    const lines = logged.map((line) => JSON.parse(line) as { status: number; bytes: number })
    expect(lines.slice(0, 2)).toMatchObject([
      { status: 200, bytes: written.length },
      { status: 200, bytes: packed.body.length },
    ])
    expect(lines).toContainEqual(expect.objectContaining({ status: 206, bytes: 10 }))
    expect(lines.filter(({ status }) => status === 304)).toMatchObject([{ bytes: 0 }, { bytes: 0 }])
    expect(faults).toEqual([])
  })
})

/** A shelf with one dump of a file that was never exported, and a secret beside it. */
function makeShelf(content: Buffer) {
  const dataDir = emptyFolder()
  const house = makeBareHouse({ dataDir })
  const folder = join(shelfOf(house), day)
  mkdirSync(join(folder, "log"), { recursive: true })
  for (const place of [dataDir, shelfOf(house), folder]) {
    writeFileSync(join(place, "kek"), "canary of the key")
  }
  const sum = createHash("sha256").update(content).digest("hex")
  writeFileSync(join(folder, "big.csv"), content)
  writeFileSync(join(folder, "SHA256SUMS"), `${sum}  big.csv\n`)
  writeFileSync(join(folder, "datapackage.json"), JSON.stringify({ created: now, resources: [] }))
  return { house, folder }
}

describe("names from outside", () => {
  test("lead to what the dump's own list names, and never anywhere else", async () => {
    const { house } = makeShelf(Buffer.from("a,b\r\n"))
    const { ask, faults } = await openGate({ house })
    const dots = ["..", ".", "%2e%2e", "%2E%2e", "..%2f", "%2f", "..%5c", "\\", "....", "", "%00"]
    const names = ["kek", "big.csv", "big.csv.gz", "exports", day, "latest", "SHA256SUMS", "log"]
    const piece = fc.constantFrom(...dots, ...names, ...names)
    const days = fc.constantFrom(
      day,
      "latest",
      "2026-02-30",
      "..",
      "%2e%2e",
      `${day}%2f..`,
      "__proto__",
    )
    const listed = new Set(["big.csv", "SHA256SUMS", "datapackage.json"])
    await fc.assert(
      fc.asyncProperty(days, fc.array(piece, { maxLength: 4 }), async (where, pieces) => {
        const target = `/data/${where}/${pieces.join("/")}`
        const { status, body } = await ask(target)
        expect(body.toString(), target).not.toContain("canary")
        if (status === 200 && target.startsWith("/data/")) {
          // The gate reads several slashes as one.
          const pathname = new URL(target, house.origin).pathname.replaceAll(/\/+/g, "/")
          if (!pathname.startsWith("/data/")) return
          expect(listed.has(pathname.split("/").slice(3).join("/")), target).toBe(true)
        }
      }),
      { numRuns: 200 },
    )
    expect((await ask(`/data/${day}/big.csv`)).status).toBe(200)
    expect(faults).toEqual([])
    expect(await readDump(shelfOf(house), `../${day}`)).toBeUndefined()
  })

  test("ranges that are read lie within the file", () => {
    const header = fc.tuple(
      fc.constantFrom("bytes=", "bytes =", "items=", ""),
      fc.option(fc.nat(30), { nil: "" }),
      fc.constantFrom("-", "--", ","),
      fc.option(fc.nat(30), { nil: "" }),
    )
    fc.assert(
      fc.property(header, fc.nat(20), (parts, size) => {
        const range = readRange(parts.join(""), size)
        if (range === undefined || range === "none") return
        expect(range.first).toBeGreaterThanOrEqual(0)
        expect(range.first).toBeLessThanOrEqual(range.last)
        expect(range.last).toBeLessThan(size)
      }),
    )
    expect(readRange("bytes=0-", 5)).toEqual({ first: 0, last: 4 })
    expect(readRange("bytes=-2", 5)).toEqual({ first: 3, last: 4 })
    expect(readRange("bytes=-9", 5)).toEqual({ first: 0, last: 4 })
    expect(readRange("bytes=5-", 5)).toBe("none")
    expect(readRange("bytes=-0", 5)).toBe("none")
    expect(readRange("bytes=3-2", 5)).toBeUndefined()
    expect(readRange("bytes=0-1,3-4", 5)).toBeUndefined()
  })
})

const large = 48 * 1024 * 1024

describe("a large file", () => {
  test("flows at the pace of its reader, and is closed when the reader goes", async () => {
    const { house, folder } = makeShelf(Buffer.alloc(large, "0123456789abcdef"))
    const { write, logged, ask } = await openGate({ house })
    const before = process.memoryUsage()
    const host = new URL(house.origin).host
    const slow = Array.from({ length: 4 }, () => {
      const { socket } = write(`GET /data/${day}/big.csv HTTP/1.1\r\nHost: ${host}\r\n\r\n`)
      socket.pause()
      return socket
    })
    await expect.poll(() => openIn(folder)).toBe(existsSync("/proc/self/fd") ? 4 : 0)
    await new Promise((resolve) => setTimeout(resolve, 200))
    const { arrayBuffers } = process.memoryUsage()
    expect(arrayBuffers - before.arrayBuffers).toBeLessThan(32 * 1024 * 1024)
    for (const socket of slow) socket.destroy()
    await expect.poll(() => openIn(folder)).toBe(0)
    await expect.poll(() => logged.length).toBe(4)
    const lines = logged.map((line) => JSON.parse(line) as { status: number; bytes: number })
    for (const { status, bytes } of lines) {
      expect(status).toBe(200)
      expect(bytes).toBeLessThan(large)
    }
    // Whoever stays gets all of it.
    const { body } = await ask(`/data/${day}/big.csv`)
    expect(body.length).toBe(large)
    await expect.poll(() => openIn(folder)).toBe(0)
  })

  test.each([
    ["fails in the middle", 3],
    ["ends before its length", 2],
  ])("that %s is cut off: nobody takes a part for the whole", async (how, told) => {
    const ends: number[] = []
    async function* torn() {
      yield await Promise.resolve(Buffer.alloc(1000, "x"))
      if (told === 3) throw new Error("the disk is gone")
    }
    const flow = {
      bytes: 5000,
      open: () => Promise.resolve(Readable.from(torn())),
      ended: (bytes: number) => void ends.push(bytes),
    }
    const headers = { "content-type": "text/csv" }
    const door = await openDoor(() => Promise.resolve({ status: 200, headers, body: empty, flow }))
    await expect(door.ask("/x"), how).rejects.toThrow()
    expect(ends).toEqual([1000])
    expect(door.faults).toHaveLength(1)
    // A head alone opens nothing.
    const head = await door.ask("/x", { method: "HEAD" })
    expect([head.status, head.headers["content-length"]]).toEqual([200, "5000"])
    expect(ends).toEqual([1000, 0])
  })
})

/** How many files of a folder this process has open; 0 where the system does not tell. */
function openIn(folder: string): number {
  if (!existsSync("/proc/self/fd")) return 0
  return readdirSync("/proc/self/fd").filter((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`).startsWith(folder)
    } catch {
      return false
    }
  }).length
}
