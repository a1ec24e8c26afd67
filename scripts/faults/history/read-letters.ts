import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { z } from "zod"
import type { LetterFact, ReceiptFact } from "./facts.ts"
import { checkReceipt } from "#app/domain/receipt-check.ts"
import { toHex } from "#app/log/bytes.ts"
import { nodeDigest } from "#app/log/digest.server.ts"
import type { VerifierKey } from "#app/log/signed-note.ts"

const Letter = z.object({
  id: z.string(),
  attachments: z.array(z.object({ name: z.string(), content: z.string() })).default([]),
})

/** A letter as it arrived. */
export interface Arrived {
  /** Message-ID. */
  readonly id: string
  /** The folder or server at which it did. */
  readonly at: string
  readonly attachments: readonly { readonly name: string; readonly content: string }[]
}

/** The letters that workers put into their folders. */
export function lettersIn(folders: readonly string[]): Arrived[] {
  return folders.flatMap((at) =>
    namesIn(at).map((name) => ({
      ...Letter.parse(JSON.parse(readFileSync(join(at, "mail", name), "utf8"))),
      at,
    })),
  )
}

/** Takes the letters apart: each, and each receipt that one of them brought. */
export function readLetters(arrived: readonly Arrived[], vkeys: readonly VerifierKey[]) {
  const letters: LetterFact[] = []
  const receipts: ReceiptFact[] = []
  for (const { id, at, attachments } of arrived) {
    letters.push({ id, at })
    for (const { name, content } of attachments) {
      if (name.endsWith(".tlog-proof")) receipts.push(receiptOf(id, content, vkeys))
    }
  }
  return { letters, receipts }
}

function receiptOf(id: string, text: string, vkeys: readonly VerifierKey[]): ReceiptFact {
  const { verdict, said } = checkReceipt(nodeDigest, text, { vkeys })
  const { checkpoint, index = -1n } = said
  return {
    id,
    isProof: verdict === "in-the-log-not-proved-whose",
    index: Number(index),
    size: Number(checkpoint?.size ?? -1n),
    root: checkpoint ? toHex(checkpoint.root) : "",
  }
}

/** The letters of a worker's folder that are whole; none where it has sent none. */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(join(folder, "mail")).filter((name) => name.endsWith(".json"))
  } catch {
    return []
  }
}
