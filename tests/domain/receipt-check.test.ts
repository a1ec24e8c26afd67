import { describe, expect, test } from "vitest"
import { leafBytes } from "#app/domain/log-leaf.ts"
import { checkReceipt } from "#app/domain/receipt-check.ts"
import type { ReceiptTrust, ReceiptVerdict, TypedPerson } from "#app/domain/receipt-check.ts"
import { parseWitnessPolicy } from "#app/domain/witness-policy.ts"
import { utf8 } from "#app/log/bytes.ts"
import { browserDigest } from "#app/log/digest-browser.ts"
import { nodeDigest } from "#app/log/digest.server.ts"
import { formatNote, formatVerifierKey, parseNote } from "#app/log/signed-note.ts"
import { parseTlogProof } from "#app/log/tlog-proof.ts"
import { makeWitnessKey } from "#scripts/witness/witness-key.ts"
import { makeLog, otherRoot } from "#tests/tlog/made-log.ts"
import { makeReceipt, signedFacts, signedLeaf, signer } from "#tests/tlog/made-receipt.ts"
import { opened, petitionOf, pid, signature, withdrawn } from "#tests/tlog/petition-leaves.ts"

const others = petitionOf(20)
const log = makeLog([...others.slice(0, 9), signedLeaf(), ...others.slice(9)])
const stranger = makeLog(log.leaves, new Uint8Array(32).fill(5))
const witnesses = [1, 2, 3].map((number) =>
  makeWitnessKey(`w${String(number)}.example`, new Uint8Array(32).fill(100 + number)),
)
const witnessKeys = witnesses.map(({ verifier }) => verifier)
const trust: ReceiptTrust = { vkeys: [log.key] }
const typed: TypedPerson = { ...signer, patronymic: signer.patronymic ?? "" }
const index = 9

function cosigned(count: number, time = 1_700_000_000n): string {
  const note = parseNote(log.checkpoint())
  if (!note) throw new Error("no note")
  const lines = witnesses.slice(0, count).map((key, at) => key.cosign(note.text, time + BigInt(at)))
  return formatNote({ ...note, signatures: [...note.signatures, ...lines] })
}

describe.each([
  ["node:crypto", nodeDigest],
  ["the browser's library", browserDigest],
])("a receipt checked by %s", (_, digest) => {
  async function check(
    options: Parameters<typeof makeReceipt>[2],
    more: Partial<ReceiptTrust> = {},
  ) {
    return checkReceipt(digest, await makeReceipt(log, index, options), { ...trust, ...more })
  }

  test("proves to its signer that their signature was counted, however they type their name", async () => {
    for (const person of [
      typed,
      {
        ...typed,
        family: " әлімҚЫЗЫ",
        identifier: `${typed.identifier.slice(0, 6)} ${typed.identifier.slice(6)}`,
      },
    ]) {
      const { verdict, steps, said } = await check({}, { person })
      expect(verdict).toBe("counted-once-and-yours")
      expect(steps).toEqual({
        ...{ file: "ok", checkpoint: "ok", witnesses: "not-asked" },
        ...{ leaf: "ok", signature: "ok", person: "ok" },
      })
      expect(said).toMatchObject({ index: 9n, extra: { pid }, checkpoint: { size: 22n } })
    }
  })

  test("proves to anybody else that a leaf is there, not whose", async () => {
    const { verdict, steps } = await check({})
    expect(verdict).toBe("in-the-log-not-proved-whose")
    expect(steps).toMatchObject({ leaf: "ok", person: "not-asked" })
  })

  test("asks for witnesses where the holder trusts some, and tells when the first signed", async () => {
    const asked = { witnesses: witnessKeys, quorum: 2, person: typed }
    const two = await check({ checkpoint: cosigned(2) }, asked)
    expect([two.verdict, two.steps.witnesses]).toEqual(["counted-once-and-yours", "ok"])
    expect(two.said).toMatchObject({
      cosigners: ["w1.example", "w2.example"],
      cosignedAt: 1_700_000_000n,
    })
    const one = await check({ checkpoint: cosigned(1) }, asked)
    expect([one.verdict, one.steps.witnesses, one.steps.leaf]).toEqual([
      "too-few-witnesses",
      "failed",
      "not-asked",
    ])
    // Without a number, every one of them.
    expect((await check({ checkpoint: cosigned(2) }, { witnesses: witnessKeys })).verdict).toBe(
      "too-few-witnesses",
    )
    expect((await check({ checkpoint: cosigned(3) }, { witnesses: witnessKeys })).verdict).toBe(
      "in-the-log-not-proved-whose",
    )
  })

  test("counts one witness once, though it signed twice", async () => {
    const note = parseNote(cosigned(1))
    const again = note && { ...note, signatures: [...note.signatures, ...note.signatures.slice(1)] }
    const checkpoint = again ? formatNote(again) : ""
    const asked = { witnesses: witnessKeys, quorum: 2 }
    expect((await check({ checkpoint }, asked)).verdict).toBe("too-few-witnesses")
  })

  test.each<[ReceiptVerdict, TypedPerson]>([
    ["not-yours", { ...typed, family: "Басқа" }],
    ["not-yours", { ...typed, given: "Басқа" }],
    ["not-yours", { ...typed, patronymic: "" }],
    ["identifier-unreadable", { ...typed, identifier: "850101300000" }],
    ["identifier-unreadable", { ...typed, identifier: "umit@example.kz" }],
  ])("is %s to whoever else types theirs", async (verdict, person) => {
    const found = await check({}, { person })
    expect([found.verdict, found.steps.person]).toEqual([verdict, "failed"])
    expect(found.identifierRefusal !== undefined).toBe(verdict === "identifier-unreadable")
  })

  test.each<[ReceiptVerdict, string, () => Promise<string>]>([
    ["unreadable", "nothing", () => Promise.resolve("")],
    [
      "unreadable",
      "no extra",
      async () => (await makeReceipt(log, index)).replace(/extra .*\n/, ""),
    ],
    ["not-signed-by-the-log", "a stranger's log", () => makeReceipt(stranger, index)],
    [
      "not-signed-by-the-log",
      "a size that was not signed",
      async () => (await makeReceipt(log, index)).replace("\n22\n", "\n23\n"),
    ],
    [
      "not-in-the-log",
      "a tree without the leaf, signed",
      () => makeReceipt(log, index, { checkpoint: log.signHead(22, otherRoot(log.root(22))) }),
    ],
    [
      "not-in-the-log",
      "another place",
      async () => (await makeReceipt(log, index)).replace("index 9", "index 8"),
    ],
    [
      "not-in-the-log",
      "a place beyond the tree",
      async () =>
        (await makeReceipt(log, index)).replace("index 9", `index ${String(2n ** 64n - 1n)}`),
    ],
    [
      "not-in-the-log",
      "another leaf",
      () => makeReceipt(log, index, { leaf: leafBytes(signature(77)) }),
    ],
    ["not-a-signature", "a leaf of another kind", () => makeReceipt(log, 0)],
    [
      "not-a-signature",
      "a leaf of another petition",
      () => makeReceipt(log, index, { facts: { ...signedFacts, pid: "0000000000000000" } }),
    ],
  ])("is %s with %s", async (verdict, _what, make) => {
    const found = checkReceipt(digest, await make(), { ...trust, person: typed })
    expect(found.verdict).toBe(verdict)
    expect(Object.values(found.steps).filter((step) => step === "failed")).toHaveLength(1)
  })

  test("is not a signature where the leaf takes one back, or is written in another way", async () => {
    const text = new TextDecoder().decode(leafBytes(signature(1)))
    const spaced = utf8(text.replace('","pid"', '", "pid"'))
    const odd = makeLog([opened(), withdrawn(3)].map(leafBytes).concat(spaced))
    for (const at of [1, 2]) {
      const receipt = await makeReceipt(odd, at)
      expect(checkReceipt(digest, receipt, trust).verdict).toBe("not-a-signature")
    }
  })

  test("never proves with one letter of its file changed", async () => {
    const text = await makeReceipt(log, index)
    const { checkpoint } = parseTlogProof(text) ?? { checkpoint: "" }
    for (let at = 0; at < text.length; at += 23) {
      const spoiled = text.slice(0, at) + (text[at] === "A" ? "B" : "A") + text.slice(at + 1)
      const found = checkReceipt(digest, spoiled, { ...trust, person: typed })
      expect(found.verdict, `${String(at)} of ${checkpoint}`).not.toBe("counted-once-and-yours")
    }
  })
})

describe("a list of witnesses", () => {
  const lines = witnessKeys.map((key) => `${formatVerifierKey(key)} https://${key.name}/`)

  test("is read with its quorum; without one, every witness must sign", () => {
    const policy = parseWitnessPolicy(nodeDigest, ["# ours", "", ...lines, "quorum 2"].join("\n"))
    expect(policy.quorum).toBe(2)
    expect(policy.witnesses.map(({ url }) => url)).toEqual(
      [1, 2, 3].map((n) => `https://w${String(n)}.example`),
    )
    expect(parseWitnessPolicy(nodeDigest, lines.join("\n")).quorum).toBe(3)
    expect(parseWitnessPolicy(nodeDigest, "").quorum).toBe(0)
  })

  test.each([
    ["no key", "key https://x.example"],
    ["a log's key", `${log.vkey} https://x.example`],
    ["no address", `${lines[0]?.split(" ")[0] ?? ""} ftp://x.example`],
    ["too much", `${lines[0] ?? ""} 3`],
    ["one key twice", `${lines[0] ?? ""}\n${lines[0] ?? ""}`],
    ["a quorum of none", `${lines[0] ?? ""}\nquorum 0`],
    ["a quorum beyond them", `${lines[0] ?? ""}\nquorum 2`],
    ["two quorums", `${lines.join("\n")}\nquorum 1\nquorum 2`],
  ])("is refused with %s", (_, text) => {
    expect(() => parseWitnessPolicy(nodeDigest, text)).toThrow(/line 1|twice|quorum/)
  })
})
