import { randomBytes } from "node:crypto"
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { opened, sealed } from "#scripts/backup/sealed-file.ts"
import { Stop } from "#scripts/user/stop.ts"
import { emptyFolder } from "#tests/support/folder.ts"

const key = Buffer.alloc(32, 5)
/** A chunk as it lies in the file, its tag behind it. */
const chunk = 65_536 + 16

async function seal(plain: Buffer): Promise<Buffer> {
  async function* pieces() {
    for (let at = 0; at < plain.length; at += 10_000) yield plain.subarray(at, at + 10_000)
  }
  const parts: Uint8Array[] = []
  for await (const part of sealed(pieces(), key)) parts.push(part)
  return Buffer.concat(parts)
}

async function openBytes(bytes: Buffer): Promise<Buffer> {
  const file = join(emptyFolder(), "sealed")
  writeFileSync(file, bytes)
  const parts: Buffer[] = []
  for await (const part of opened(file, key)) parts.push(part)
  return Buffer.concat(parts)
}

test.each([0, 1, 65_535, 65_536, 65_537, 131_072, 200_000])(
  "%i bytes come out as they went in",
  async (length) => {
    const plain = randomBytes(length)
    const file = await seal(plain)
    expect((await openBytes(file)).equals(plain)).toBe(true)
  },
)

test("chunks that are left out, put in another order, doubled or cut off at their very border open no more", async () => {
  const file = await seal(randomBytes(3 * 65_536))
  const start = file.length - 3 * chunk
  const head = file.subarray(0, start)
  const [one, two, three] = [0, 1, 2].map((number) =>
    file.subarray(start + number * chunk, start + (number + 1) * chunk),
  ) as [Buffer, Buffer, Buffer]
  expect((await openBytes(Buffer.concat([head, one, two, three]))).length).toBe(3 * 65_536)
  for (const chunks of [
    [one, two],
    [one],
    [],
    [two, one, three],
    [one, two, two, three],
    [one, two, three, three],
    [two, three],
  ]) {
    await expect(openBytes(Buffer.concat([head, ...chunks]))).rejects.toThrow(Stop)
  }
})

test("the head is part of what is sealed", async () => {
  const file = await seal(Buffer.from("plain"))
  const changed = Buffer.from(file.toString("latin1").replace('"}\n', '" }\n'), "latin1")
  await expect(openBytes(changed)).rejects.toThrow("not as it was written")
})
