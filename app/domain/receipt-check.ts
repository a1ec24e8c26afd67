import { readIdentifier } from "./commitment.ts"
import { leafBytes } from "./log-leaf.ts"
import { isLeafOf, parseReceiptExtra } from "./receipt.ts"
import type { ReceiptExtra } from "./receipt.ts"
import { equalBytes, fromUtf8 } from "#app/log/bytes.ts"
import { parseCheckpoint } from "#app/log/checkpoint.ts"
import type { Checkpoint } from "#app/log/checkpoint.ts"
import { timeOfCosignature, verifyLogOrWitness } from "#app/log/cosignature.ts"
import type { Digest } from "#app/log/digest.ts"
import { hashLeaf, verifyInclusion } from "#app/log/merkle.ts"
import { openNote, parseNote } from "#app/log/signed-note.ts"
import type { VerifierKey } from "#app/log/signed-note.ts"
import { parseTlogProof } from "#app/log/tlog-proof.ts"
import type { TlogProof } from "#app/log/tlog-proof.ts"

/** What a receipt is checked for, in this order. */
export const receiptSteps = [
  "file",
  "checkpoint",
  "witnesses",
  "leaf",
  "signature",
  "person",
] as const
export type ReceiptStep = (typeof receiptSteps)[number]

/** `not-asked`: nobody asked for it, or a step before it failed. */
export type StepResult = "ok" | "failed" | "not-asked"

/**
 * What it comes to. A receipt proves that a signature was counted once; that it still stands no receipt can
 * tell, for whoever took theirs back holds the same one.
 */
export type ReceiptVerdict =
  | "counted-once-and-yours"
  | "in-the-log-not-proved-whose"
  /** What was typed is no IIN or no address: nothing was found out about the person. */
  | "identifier-unreadable"
  | "not-yours"
  | "not-a-signature"
  | "not-in-the-log"
  | "too-few-witnesses"
  | "not-signed-by-the-log"
  | "unreadable"

/** Who holds the receipt, as they type it. The file itself names nobody. */
export interface TypedPerson {
  readonly family: string
  readonly given: string
  readonly patronymic: string
  /** The IIN, or the e-mail address where the petition asks for no IIN. */
  readonly identifier: string
}

export interface ReceiptTrust {
  /** The log's keys that the holder trusts. */
  readonly vkeys: readonly VerifierKey[]
  /** Witnesses whose cosignatures count. Where there are none, none are asked for. */
  readonly witnesses?: readonly VerifierKey[] | undefined
  /** How many of them must have signed; all, unless told. */
  readonly quorum?: number | undefined
  readonly person?: TypedPerson | undefined
}

export interface ReceiptCheck {
  readonly verdict: ReceiptVerdict
  readonly steps: Readonly<Record<ReceiptStep, StepResult>>
  /** What the receipt says, as far as it could be read; vouched for by the steps alone. */
  readonly said: {
    readonly extra: ReceiptExtra | undefined
    readonly index: bigint | undefined
    readonly checkpoint: Checkpoint | undefined
    /** Names of the witnesses that are trusted and signed, and when the first did: Unix seconds. */
    readonly cosigners: readonly string[]
    readonly cosignedAt: bigint | undefined
  }
  /** Why the identifier could not be read: a code of `readIdentifier`. */
  readonly identifierRefusal?: string | undefined
}

/**
 * Checks a receipt by itself, without asking the site: the same file of code does so on the signer's machine,
 * on the server and in a reader's browser.
 *
 * @param text the receipt's file
 * @returns the verdict, and each step that led to it; never that a signature still stands
 */
export function checkReceipt(digest: Digest, text: string, trust: ReceiptTrust): ReceiptCheck {
  const receipt = parseTlogProof(text)
  const extra = receipt?.extra && parseReceiptExtra(receipt.extra)
  const checkpoint = receipt && openCheckpoint(digest, receipt, trust.vkeys)
  const cosigned = receipt ? readCosignatures(digest, receipt, trust.witnesses ?? []) : nobody
  const said = { extra, index: receipt?.index, checkpoint, ...cosigned }
  function fail(step: ReceiptStep, verdict: ReceiptVerdict): ReceiptCheck {
    return { verdict, steps: stepsUpTo(step, "failed", trust), said }
  }
  if (!receipt || !extra) return fail("file", "unreadable")
  if (!checkpoint) return fail("checkpoint", "not-signed-by-the-log")
  if (said.cosigners.length < quorumOf(trust)) return fail("witnesses", "too-few-witnesses")
  const leaf = { index: receipt.index, leafHash: hashLeaf(digest, extra.leaf), ...checkpoint }
  if (!verifyInclusion(digest, leaf, receipt.proof)) return fail("leaf", "not-in-the-log")
  if (!isSignature(extra)) return fail("signature", "not-a-signature")
  return judgePerson(digest, extra, trust, said)
}

type Said = ReceiptCheck["said"]

const nobody = { cosigners: [], cosignedAt: undefined }

function judgePerson(
  digest: Digest,
  extra: ReceiptExtra,
  trust: ReceiptTrust,
  said: Said,
): ReceiptCheck {
  function conclude(verdict: ReceiptVerdict, person: StepResult): ReceiptCheck {
    return { verdict, steps: stepsUpTo("person", person, trust), said }
  }
  const { person } = trust
  if (!person) return conclude("in-the-log-not-proved-whose", "not-asked")
  const identifier = readIdentifier(extra.identifiedBy, person.identifier)
  if (!identifier.ok) {
    const unread = conclude("identifier-unreadable", "failed")
    return { ...unread, identifierRefusal: identifier.refusal.code }
  }
  const isOwn = isLeafOf(digest, extra, { ...person, identifier: identifier.value })
  return isOwn ? conclude("counted-once-and-yours", "ok") : conclude("not-yours", "failed")
}

/** Every step before this one went well, those after it were not reached. */
function stepsUpTo(
  step: ReceiptStep,
  result: StepResult,
  trust: ReceiptTrust,
): Record<ReceiptStep, StepResult> {
  const reached = receiptSteps.indexOf(step)
  const results = receiptSteps.map((each, at) => [each, at < reached ? "ok" : "not-asked"] as const)
  const steps = Object.fromEntries(results) as Record<ReceiptStep, StepResult>
  if (quorumOf(trust) === 0) steps.witnesses = "not-asked"
  return { ...steps, [step]: result }
}

/** The checkpoint, if one of the log's keys signed it and its origin is that key's name. */
function openCheckpoint(
  digest: Digest,
  { checkpoint }: TlogProof,
  vkeys: readonly VerifierKey[],
): Checkpoint | undefined {
  const opened = openNote(digest, checkpoint, vkeys)
  const parsed = opened.ok ? parseCheckpoint(opened.text) : undefined
  const isOwn = opened.ok && opened.signedBy.some(({ name }) => name === parsed?.origin)
  return isOwn ? parsed : undefined
}

function readCosignatures(
  digest: Digest,
  { checkpoint }: TlogProof,
  witnesses: readonly VerifierKey[],
): Pick<Said, "cosigners" | "cosignedAt"> {
  const opened = openNote(digest, checkpoint, witnesses, verifyLogOrWitness)
  if (!opened.ok) return nobody
  const times = parseNote(checkpoint)?.signatures.flatMap(({ keyId, signature }) =>
    opened.signedBy.some((key) => equalBytes(key.keyId, keyId))
      ? (timeOfCosignature(signature) ?? [])
      : [],
  )
  return {
    cosigners: opened.signedBy.map(({ name }) => name),
    cosignedAt: times?.reduce<bigint | undefined>(
      (first, time) => (first === undefined || time < first ? time : first),
      undefined,
    ),
  }
}

function quorumOf({ witnesses = [], quorum = witnesses.length }: ReceiptTrust): number {
  return quorum
}

/** Tells whether the leaf is what a signature of the receipt's petition looks like, byte for byte. */
function isSignature({ leaf, pid }: ReceiptExtra): boolean {
  const [, c] = /^\{"c":"([A-Za-z0-9+/]{43}=)",/.exec(fromUtf8(leaf) ?? "") ?? []
  return c !== undefined && equalBytes(leafBytes({ type: "signature", pid, c }), leaf)
}
