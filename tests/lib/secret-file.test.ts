import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { readKeyFile } from "#app/lib/seal.server.ts"
import { makeSecretFile, readSecretFile } from "#app/lib/secret-file.server.ts"
import { emptyFolder } from "#tests/support/folder.ts"

function fileWith(text: string, mode: number): string {
  const file = join(emptyFolder(), "secret")
  writeFileSync(file, text)
  chmodSync(file, mode)
  return file
}

describe("a secret's file", () => {
  test.each([0o600, 0o400, 0o700])("of mode %o is read, without the space around it", (mode) => {
    expect(readSecretFile(fileWith(" word \n", mode))).toBe("word")
  })

  test.each([0o604, 0o640, 0o620, 0o644, 0o660, 0o601, 0o777])(
    "of mode %o is refused with the command that mends it",
    (mode) => {
      const file = fileWith("word", mode)
      expect(() => readSecretFile(file)).toThrow(
        `${file} is open to others than its owner: chmod 600 ${file}`,
      )
    },
  )

  test.each(["", "\n \t\n"])("that holds %j is refused", (text) => {
    expect(() => readSecretFile(fileWith(text, 0o600))).toThrow("is empty")
  })

  test("that is a folder, or not there, is refused", () => {
    const folder = emptyFolder()
    chmodSync(folder, 0o700)
    expect(() => readSecretFile(folder)).toThrow("is no file")
    expect(() => readSecretFile(join(folder, "nothing"))).toThrow("is not there")
  })

  test("that the program makes is its owner's alone, and never written over", () => {
    const file = join(emptyFolder(), "keys", "secret")
    makeSecretFile(file, "first")
    makeSecretFile(file, "second")
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readFileSync(file, "utf8")).toBe("first\n")
  })
})

describe("the key's file", () => {
  const key = Buffer.alloc(32, 7).toString("base64")

  test("opens what was sealed under it", () => {
    const file = fileWith(`${key}\n`, 0o600)
    const sealed = readKeyFile(file, false).seal(Buffer.from("word"), "here")
    expect(readKeyFile(file, false).open(sealed, "here").toString()).toBe("word")
  })

  test("is made where it may be, and not where it must be named", () => {
    const file = join(emptyFolder(), "kek")
    expect(() => readKeyFile(file, false)).toThrow("is not there")
    readKeyFile(file, true)
    expect(Buffer.from(readFileSync(file, "utf8"), "base64")).toHaveLength(32)
  })

  test.each([key.slice(0, 20), `${key}AAAA`, "not base64 at all"])(
    "that holds %j is refused",
    (text) => {
      const file = fileWith(text, 0o600)
      expect(() => readKeyFile(file, false)).toThrow("holds no key")
    },
  )

  test("is refused by a sentence that does not quote it", () => {
    const file = fileWith("hunter2", 0o600)
    expect(() => readKeyFile(file, false)).toThrow(/^(?!.*hunter2)/)
  })

  test("of a folder that cannot be made is no silent success", () => {
    const folder = emptyFolder()
    mkdirSync(join(folder, "kek"))
    expect(() => readKeyFile(join(folder, "kek"), true)).toThrow("is no file")
  })
})
