import type { Facts, SignatureFact } from "./facts.ts"
import { unexpected } from "./finding.ts"
import type { Finding } from "./finding.ts"
import type { Told, ToldLink } from "./told.ts"

/** What clients were told of their links, against the rows and leaves of signatures. */
export function findInSignatures(told: Told, { signatures }: Facts): Finding[] {
  const bySecret = new Map(signatures.map((signature) => [signature.secretHash, signature]))
  return [
    ...[...told.links.values()].flatMap((link) => findOfLink(link, bySecret.get(link.secretHash))),
    ...listPersons(signatures),
    ...signatures.flatMap((signature) => findOfRow(signature, told)),
  ]
}

function findOfLink({ who, ends }: ToldLink, found: SignatureFact | undefined): Finding[] {
  const isCounted = found?.isCounted === true && found.leaves.length > 0
  if (ends.includes("ok")) {
    return isCounted
      ? []
      : [{ condition: "once", kind: "lost", words: `${who} was told to be counted` }]
  }
  return isCounted && ends.includes("fail")
    ? [unexpected("absent", `${who} was told not to be counted by this link, and is`)]
    : []
}

function listPersons(signatures: readonly SignatureFact[]): Finding[] {
  const seen = new Set<string>()
  return signatures.flatMap(({ petition, person, isCounted }) => {
    if (!isCounted || person === null) return []
    const one = `${petition} ${person}`
    if (!seen.has(one)) {
      seen.add(one)
      return []
    }
    return [{ condition: "once", kind: "doubled", words: `the person ${person} is counted twice` }]
  })
}

function findOfRow({ secretHash, isCounted, leaves }: SignatureFact, { links }: Told): Finding[] {
  const name = `the signature of ${secretHash.slice(0, 12)}`
  const found: Finding[] = []
  if (leaves.length > 1)
    found.push({
      ...{ condition: "once", kind: "doubled" },
      words: `${name} has ${String(leaves.length)} leaves`,
    })
  if (isCounted !== leaves.length > 0)
    found.push(
      unexpected("whole", `${name} is ${isCounted ? "counted without a leaf" : "a leaf alone"}`),
    )
  if (isCounted && !links.has(secretHash))
    found.push(unexpected("asked", `${name} is counted, and nobody followed its link`))
  return found
}
