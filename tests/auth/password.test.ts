import { describe, expect, test } from "vitest"
import { hashing, hashPassword, verifyPassword } from "#app/auth/password.server.ts"

describe("a password's hash", () => {
  test("is Argon2id of 19 MiB, two passes, one lane, and differs each time", async () => {
    const [one, other] = [await hashPassword("tall poplars"), await hashPassword("tall poplars")]
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(one).not.toBe(other)
  })

  test("fits its password alone", async () => {
    const known = await hashPassword("tall poplars")
    expect(await verifyPassword(known, "tall poplars")).toBe(true)
    expect(await verifyPassword(known, "tall poplar")).toBe(false)
    expect(await verifyPassword(known, "Tall poplars")).toBe(false)
  })

  test("fits however the keyboard composed a letter", async () => {
    const known = await hashPassword("\u0439олки по\u0439ма")
    expect(await verifyPassword(known, "\u0438\u0306олки по\u0438\u0306ма")).toBe(true)
  })

  test("counts every character of a long password", async () => {
    const long = "ә".repeat(127)
    const known = await hashPassword(`${long}1`)
    expect(await verifyPassword(known, `${long}1`)).toBe(true)
    expect(await verifyPassword(known, `${long}2`)).toBe(false)
  })

  test("is computed for nobody's account too, and never fits", async () => {
    const before = hashing.admitted
    expect(await verifyPassword(undefined, "tall poplars")).toBe(false)
    expect(hashing.admitted).toBe(before + 1)
  })
})
