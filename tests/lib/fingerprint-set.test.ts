import { createHash } from "node:crypto"
import { expect, test } from "vitest"
import { addFingerprint, emptyFingerprintSet } from "#app/lib/fingerprint-set.ts"

function hashOf(number: number): string {
  return createHash("sha256").update(String(number)).digest("base64")
}

test("a set of fingerprints takes each once, however it grew in between", () => {
  const set = emptyFingerprintSet()
  const hashes = Array.from({ length: 5000 }, (_, number) => hashOf(number))
  expect(hashes.every((hash) => addFingerprint(set, hash))).toBe(true)
  expect(hashes.some((hash) => addFingerprint(set, hash))).toBe(false)
  expect(set.size).toBe(5000)
})

test("a set of fingerprints tells texts apart by each of their first characters", () => {
  const set = emptyFingerprintSet()
  const base = "A".repeat(44)
  expect(addFingerprint(set, base)).toBe(true)
  for (let at = 0; at < 20; at += 1) {
    for (const character of "Bbz09+/") {
      expect(addFingerprint(set, base.slice(0, at) + character + base.slice(at + 1))).toBe(true)
    }
  }
  expect(addFingerprint(set, base)).toBe(false)
})
