import { receiptSteps } from "#app/domain/receipt-check.ts"
import type { ReceiptCheck, ReceiptStep, ReceiptVerdict } from "#app/domain/receipt-check.ts"

const steps: Readonly<Record<ReceiptStep, string>> = {
  file: "The file is a receipt.",
  checkpoint: "Its checkpoint is signed by the log.",
  witnesses: "Enough witnesses signed it too.",
  leaf: "Its leaf stands in the tree of that checkpoint.",
  signature: "That leaf is a signature of the petition that it names.",
  person: "The signature is that of the person who was typed.",
}

const verdicts: Readonly<Record<ReceiptVerdict, string>> = {
  "counted-once-and-yours":
    "Your signature was counted, once. Whether it still stands, no receipt can tell: your own page does.",
  "in-the-log-not-proved-whose":
    "A signature is in the log; not proved whose. With --person you can prove that it is your own.",
  "identifier-unreadable": "What was typed is no IIN or no e-mail address: nothing was proved.",
  "not-yours":
    "The receipt is not that of the person who was typed. Two signers may hold one leaf.",
  "not-a-signature": "The leaf is no signature of the petition that the receipt names.",
  "not-in-the-log":
    "The leaf is not in the log. Keep the file: it is proof against whoever gave it.",
  "too-few-witnesses": "Too few of the witnesses you trust have signed the checkpoint.",
  "not-signed-by-the-log": "The checkpoint is not signed by the log's key that you trust.",
  unreadable: "The file is no receipt of this site, or it is damaged.",
}

const marks = { ok: "✓", failed: "✗", "not-asked": "·" } as const

/** What a check came to, step by step. */
export function sayCheck({ verdict, steps: results, said }: ReceiptCheck): string[] {
  return [
    ...receiptSteps.map((step) => `${marks[results[step]]} ${steps[step]}`),
    ...(said.extra ? [`Petition ${said.extra.pid}, signed on ${said.extra.signedOn}.`] : []),
    ...(said.cosigners.length > 0 ? [`Witnesses: ${said.cosigners.join(", ")}.`] : []),
    verdicts[verdict],
  ]
}
