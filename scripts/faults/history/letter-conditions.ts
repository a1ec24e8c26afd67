import type { Facts, LetterFact, ReceiptFact, SignatureFact } from "./facts.ts"
import { unexpected } from "./finding.ts"
import type { Finding } from "./finding.ts"

/** Letters: each counted signature has one receipt, which proves it; no letter arrives twice. */
export function findInLetters({ letters, receipts, signatures, roots }: Facts): Finding[] {
  const byIndex = new Map<number, ReceiptFact[]>()
  for (const receipt of receipts) {
    byIndex.set(receipt.index, [...(byIndex.get(receipt.index) ?? []), receipt])
  }
  return [
    ...listTwice(letters),
    ...receipts.flatMap((receipt) => findOfReceipt(receipt, roots)),
    ...signatures.flatMap((signature) => findOfSigner(signature, byIndex)),
  ]
}

/** A letter that one worker sent again takes its own place; at two places it was sent by two. */
function listTwice(letters: readonly LetterFact[]): Finding[] {
  const seen = new Set<string>()
  return letters.flatMap(({ id }) => {
    const isTwice = seen.has(id)
    seen.add(id)
    return isTwice
      ? [{ condition: "letters", kind: "doubled", words: `the letter ${id} was sent by two` }]
      : []
  })
}

function findOfReceipt(receipt: ReceiptFact, roots: Facts["roots"]): Finding[] {
  if (!receipt.isProof) return [unexpected("receipts", `the receipt ${receipt.id} proves nothing`)]
  return roots.get(receipt.size) === receipt.root
    ? []
    : [unexpected("receipts", `the receipt ${receipt.id} is of another log`)]
}

function findOfSigner(
  { secretHash, isCounted, leaves, waiting }: SignatureFact,
  byIndex: ReadonlyMap<number, readonly ReceiptFact[]>,
): Finding[] {
  const arrived = leaves.flatMap((index) => byIndex.get(index) ?? [])
  const many = new Set([...arrived.map(({ id }) => id), ...waiting]).size
  const name = `the signature of ${secretHash.slice(0, 12)}`
  if (many > 1) {
    const words = `${name} has ${String(many)} receipts`
    return [{ condition: "letters", kind: "doubled", words }]
  }
  if (isCounted && many === 0) return [unexpected("letters", `${name} is owed a receipt`)]
  return !isCounted && many > 0
    ? [unexpected("whole", `${name} has a receipt and is not counted`)]
    : []
}
