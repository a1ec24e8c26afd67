import fc from "fast-check"
import { describe, expect, test } from "vitest"
import {
  commitmentOf,
  readIdentifier,
  referenceCommitment,
  statementBytes,
  writtenName,
} from "#app/domain/commitment.ts"
import type { SignatureFacts, SignerIdentity } from "#app/domain/commitment.ts"
import { leafBytes } from "#app/domain/log-leaf.ts"
import { formatReceiptExtra, isLeafOf, parseReceiptExtra } from "#app/domain/receipt.ts"
import { fromUtf8, toBase64, toHex, utf8 } from "#app/log/bytes.ts"
import { browserDigest } from "#app/log/digest-browser.ts"
import { nodeDigest } from "#app/log/digest.server.ts"

const facts: SignatureFacts = {
  pid: "k3v9x2m4q8ab7tpz",
  textSha256: "0f".repeat(32),
  areaId: "a1b2c3d4e5f6g7h8",
  lang: "kk",
  assurance: "email",
  signedOn: "2026-11-28",
  identifiedBy: "iin",
}
const signer: SignerIdentity = {
  family: "Әлімқызы",
  given: "Үміт",
  patronymic: null,
  identifier: "850101300009",
}
const nonce = new Uint8Array(32).fill(7)

function extraOf(of: SignatureFacts, who: SignerIdentity) {
  const c = commitmentOf(nodeDigest, nonce, statementBytes(of, who))
  const leaf = leafBytes({ type: "signature", pid: of.pid, c: toBase64(c) })
  return { ...of, leaf, nonce }
}

describe("statementBytes", () => {
  test("writes what was signed and by whom, keys in order", () => {
    expect(fromUtf8(statementBytes(facts, signer))).toBe(
      `{"area_id":"a1b2c3d4e5f6g7h8","assurance":"email","family":"әлімқызы","given":"үміт",` +
        `"iin":"850101300009","lang":"kk","patronymic":null,"pid":"k3v9x2m4q8ab7tpz",` +
        `"signed_on":"2026-11-28","text_sha256":"${"0f".repeat(32)}","v":1}`,
    )
  })

  test("names the address where the petition asks for no IIN", () => {
    const bytes = statementBytes(
      { ...facts, identifiedBy: "email" },
      { ...signer, identifier: "umit@mail.kz" },
    )
    expect(JSON.parse(fromUtf8(bytes) ?? "")).toMatchObject({ email: "umit@mail.kz" })
    expect(fromUtf8(bytes)).not.toContain("iin")
  })
})

describe("writtenName", () => {
  test.each([
    ["  Бекова  ", "бекова"],
    ["Нұр \t Сұлтан", "нұр сұлтан"],
    ["ИВАНОВ-ПЕТРОВ", "иванов-петров"],
    // Typed as й, and as и with a breve.
    ["Серғали\u0306", "серғали\u0306".normalize("NFC")],
  ])("%j is written %j", (typed, written) => {
    expect(writtenName(typed)).toBe(written)
  })

  test("leaves what is written already", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (name) => {
        expect(writtenName(writtenName(name))).toBe(writtenName(name))
      }),
    )
  })
})

describe("readIdentifier", () => {
  test("reads what people type to one form", () => {
    expect(readIdentifier("email", " Umit.A+x@GMAIL.com ")).toMatchObject({
      value: "umita@gmail.com",
    })
    expect(readIdentifier("iin", "none")).toMatchObject({
      refusal: { code: "iin-not-12-digits" },
    })
  })
})

describe("commitments", () => {
  test("are the HMACs that the format says, in node and in a browser", () => {
    // Computed by Python's hmac module.
    const sig = "84551c27f6d7d0ff2d292fd3f8a8fc9f7d0ed0de25f8e5bbad7ecbe00b4e07a0"
    const reference = "9b8d8757f72277a4319b638a408d16eda7f2c01eb0bc341ffb19ac1b6ff32c9a"
    for (const digest of [nodeDigest, browserDigest]) {
      expect(toHex(commitmentOf(digest, nonce, utf8("{}")))).toBe(sig)
      expect(toHex(referenceCommitment(digest, nonce, new Uint8Array(32)))).toBe(reference)
    }
  })
})

describe("a receipt's extra", () => {
  test("names nobody", () => {
    const text = fromUtf8(formatReceiptExtra(extraOf(facts, signer))) ?? ""
    for (const secret of [signer.identifier, "лімқызы", "міт"]) expect(text).not.toContain(secret)
  })

  test("is read as it was written, and as nothing else", () => {
    const extra = extraOf(facts, signer)
    const bytes = formatReceiptExtra(extra)
    expect(parseReceiptExtra(bytes)).toEqual(extra)
    expect(parseReceiptExtra(utf8(`${fromUtf8(bytes) ?? ""} `))).toBeUndefined()
    expect(parseReceiptExtra(utf8("[]"))).toBeUndefined()
    expect(parseReceiptExtra(utf8("null"))).toBeUndefined()
    expect(parseReceiptExtra(new Uint8Array([0xff]))).toBeUndefined()
    expect(
      parseReceiptExtra(formatReceiptExtra({ ...extra, nonce: new Uint8Array(31) })),
    ).toBeUndefined()
  })

  test("is the leaf of its signer, however they type their name", () => {
    const extra = extraOf(facts, signer)
    const typed = { ...signer, family: " ӘЛІМҚЫЗЫ ", given: "үміт", patronymic: "  " }
    expect(isLeafOf(nodeDigest, extra, typed)).toBe(true)
    expect(isLeafOf(browserDigest, extra, typed)).toBe(true)
  })

  test.each([
    ["another family name", { ...signer, family: "Әлімова" }],
    ["another given name", { ...signer, given: "Айгүл" }],
    ["a patronymic that was not given", { ...signer, patronymic: "Серікқызы" }],
    ["names the other way round", { ...signer, family: signer.given, given: signer.family }],
    ["another IIN", { ...signer, identifier: "850101300010" }],
  ])("is not the leaf of %s", (_, other) => {
    expect(isLeafOf(nodeDigest, extraOf(facts, signer), other)).toBe(false)
  })

  test.each([
    { textSha256: "1f".repeat(32) },
    { areaId: null },
    { lang: "ru" },
    { assurance: "eds" },
    { signedOn: "2026-11-29" },
    { pid: "another" },
    { identifiedBy: "email" },
  ] as Partial<SignatureFacts>[])("proves nothing once %j was put in", (change) => {
    expect(isLeafOf(nodeDigest, { ...extraOf(facts, signer), ...change }, signer)).toBe(false)
  })
})
