import { fromBase64, toBase64 } from "#app/log/bytes.ts"
import type { Case, NamedCase } from "#tests/tlog/cases.ts"

type Proved = Exclude<Case, { kind: "note" }>

/** The case itself, and after each change that somebody could make to it. */
export function mutationsOf(claim: Case): NamedCase[] {
  return [{ name: "as it was made", claim }, ...changesOf(claim)]
}

function changesOf(claim: Case): NamedCase[] {
  if (claim.kind === "note") return noteChanges(claim)
  return [
    ...fieldFlips(claim),
    ...proofChanges(claim),
    ...sizeChanges(claim),
    ...kindChanges(claim),
  ]
}

const flippable = ["root", "leaf", "from"] as const

/** One bit of each kind of field, and of each hash of the proof. */
function fieldFlips(claim: Proved): NamedCase[] {
  const fields = flippable.flatMap((field) => {
    const value = { ...claim }[field as keyof Proved] as string | undefined
    if (value === undefined || value === "") return []
    return [{ name: `flipped bit in ${field}`, claim: { ...claim, [field]: flip(value) } }]
  })
  const hashes = claim.proof.map((_, at) => ({
    name: `flipped bit in hash ${String(at)}`,
    claim: {
      ...claim,
      proof: claim.proof.map((hash, other) => (other === at ? flip(hash) : hash)),
    },
  }))
  return [...fields, ...hashes]
}

function proofChanges(claim: Proved): NamedCase[] {
  const { proof, root } = claim
  const [first] = proof
  return [
    { name: "extra hash at the end", claim: { ...claim, proof: [...proof, root] } },
    { name: "extra hash at the beginning", claim: { ...claim, proof: [root, ...proof] } },
    { name: "short hash", claim: { ...claim, proof: [...proof, toBase64(new Uint8Array(31))] } },
    ...(first === undefined
      ? []
      : [
          { name: "truncated proof, its end", claim: { ...claim, proof: proof.slice(0, -1) } },
          { name: "truncated proof, its beginning", claim: { ...claim, proof: proof.slice(1) } },
          { name: "no proof", claim: { ...claim, proof: [] } },
          { name: "first hash twice", claim: { ...claim, proof: [first, ...proof] } },
        ]),
    ...(proof.length > 1
      ? [{ name: "reversed proof", claim: { ...claim, proof: [...proof].reverse() } }]
      : []),
  ]
}

const beyond = [
  ["one more", (size: bigint) => size + 1n],
  ["twice", (size: bigint) => size * 2n],
  ["2^53", () => 2n ** 53n],
  ["2^63 - 1", () => 2n ** 63n - 1n],
  ["2^64 - 1", () => 2n ** 64n - 1n],
] as const

function sizeChanges(claim: Proved): NamedCase[] {
  const size = BigInt(claim.size)
  return [
    ...beyond.map(([name, change]) => ({
      name: `size beyond: ${name}`,
      claim: { ...claim, size: change(size).toString() },
    })),
    { name: "size one less", claim: { ...claim, size: (size - 1n).toString() } },
    { name: "size of nothing", claim: { ...claim, size: "0" } },
  ]
}

function kindChanges(claim: Proved): NamedCase[] {
  if (claim.kind === "inclusion") {
    const index = BigInt(claim.index)
    return [index + 1n, index - 1n, BigInt(claim.size), 2n ** 62n].map((other) => ({
      name: `wrong index ${(other - index).toString()} away`,
      claim: { ...claim, index: other.toString() },
    }))
  }
  const older = BigInt(claim.older)
  return [
    { name: "swapped roots", claim: { ...claim, root: claim.from, from: claim.root } },
    { name: "swapped sizes", claim: { ...claim, size: claim.older, older: claim.size } },
    { name: "older size one more", claim: { ...claim, older: (older + 1n).toString() } },
    { name: "older size one less", claim: { ...claim, older: (older - 1n).toString() } },
    { name: "older size of nothing", claim: { ...claim, older: "0", proof: [] } },
  ]
}

function noteChanges(claim: Case & { kind: "note" }): NamedCase[] {
  const { note, vkey } = claim
  const text = note.slice(0, note.indexOf("\n\n"))
  const signed = /— \S+ (\S+)\n$/u.exec(note)?.[1] ?? ""
  const [name, id, key = ""] = vkey.split("+", 3)
  const changed: [string, Partial<typeof claim>][] = [
    ["flipped bit in the signature", { note: note.replace(signed, flip(signed, 40)) }],
    ["flipped bit in the key's id", { note: note.replace(signed, flip(signed, 0)) }],
    ["flipped bit in the key", { vkey: `${name ?? ""}+${id ?? ""}+${flip(key, 9)}` }],
    ["another size", { note: note.replace(/\n\d+\n/, "\n999\n"), size: "999" }],
    ["another root", { note: note.replace(claim.root, flip(claim.root)), root: flip(claim.root) }],
    ["another origin", { note: note.replace(/^./, "x") }],
    ["another origin, also of the signer", { note: note.replaceAll(name ?? "", "other.example") }],
    ["a line more", { note: note.replace("\n\n", "\nmore\n\n") }],
    ["no empty line", { note: note.replace("\n\n", "\n") }],
    ["no signature", { note: `${text}\n\n` }],
    ["no last newline", { note: note.slice(0, -1) }],
    ["a hyphen for the dash", { note: note.replace("— ", "- ") }],
    ["a size that it does not name", { size: "998" }],
    ["a root that it does not name", { root: flip(claim.root) }],
  ]
  return changed.map(([what, change]) => ({ name: what, claim: { ...claim, ...change } }))
}

function flip(base64: string, at = 7): string {
  const bytes = fromBase64(base64) ?? new Uint8Array()
  return toBase64(bytes.map((byte, index) => (index === at % bytes.length ? byte ^ 4 : byte)))
}
