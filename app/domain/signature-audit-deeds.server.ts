import type { Approver } from "./approval.ts"
import type { Finding } from "./audit-finding.ts"
import { audited } from "./audit.server.ts"
import { decideAuditing } from "./signature-audit.server.ts"
import type { AuditHouse, AuditorRefusal } from "./signature-audit.server.ts"
import { openingOf } from "./signature-audit-opening.server.ts"
import type { OpenedSignature } from "./signature-audit-opening.server.ts"
import { addressOf } from "./signature-removal.server.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { newSecret, sha256 } from "#app/lib/seal.server.ts"
import { commit } from "#db/commit.server.ts"
import { findAuditedLeaf } from "#db/queries/audited-leaves.server.ts"
import { enqueue } from "#db/queries/outbox.server.ts"
import type { StoredPetition } from "#db/queries/petitions.server.ts"
import {
  findAuditItem,
  findAuditItemBySecret,
  setAnswer,
  setAsked,
  setFinding,
} from "#db/queries/signature-audit-items.server.ts"
import type { AuditItem } from "#db/queries/signature-audit-items.server.ts"
import { findSignatureAudit, lockSignatureAudit } from "#db/queries/signature-audits.server.ts"
import type { StoredSignatureAudit } from "#db/queries/signature-audits.server.ts"
import { lockSignatureById } from "#db/queries/signature-invalidations.server.ts"
import type { Trx } from "#db/schema.ts"

export type ItemRefusal = AuditorRefusal | "no-such-audit" | "audit-published"

/** A place in the sample of a petition, counted from 1. */
export interface ItemPlace {
  readonly petition: StoredPetition
  readonly position: number
}

/**
 * Opens one signature of the sample for an accredited auditor: name, statement and nonce, compared with the
 * leaf. That it was opened, and by whom, is in the audit trail.
 */
export function openItem(
  house: AuditHouse,
  place: ItemPlace,
  actor: Approver,
  now: Instant,
): Promise<Outcome<OpenedSignature, ItemRefusal | "not-openable">> {
  return onItem(house, place, actor, now, "opened", async (trx, item, { epoch }) => {
    const { petition } = place
    const leaf = await findAuditedLeaf(trx, petition.id, { epoch, index: item.leafIndex })
    const { signatureId } = item
    const opened = leaf && (await openingOf(house, trx, petition, { c: leaf.c, signatureId }))
    return opened ? accept(opened) : refuse("not-openable")
  })
}

/** Writes to the signer of a place, once, with a link that asks yes or no. The auditor sees no address. */
export function askSigner(
  house: AuditHouse,
  place: ItemPlace,
  actor: Approver,
  now: Instant,
): Promise<Outcome<undefined, ItemRefusal | "asked-already" | "no-address">> {
  return onItem(house, place, actor, now, "asked", async (trx, item) => {
    if (item.askedAt !== null) return refuse("asked-already")
    if (item.signatureId === null) return refuse("no-address")
    const signature = await lockSignatureById(trx, house.db.engine, item.signatureId)
    const to = addressOf(house, place.petition, signature)
    if (to === undefined) return refuse("no-address")
    const secret = newSecret()
    await setAsked(trx, item, sha256(secret), now)
    const letter = { ...to, title: place.petition.title, secret }
    await enqueue(trx, house.keys, "signature-question", letter, now)
    return accept(undefined)
  })
}

/** Writes down what an auditor found about a place; until the result is published it can be put right. */
export function recordFinding(
  house: AuditHouse,
  place: ItemPlace,
  finding: Finding,
  actor: Approver,
  now: Instant,
): Promise<Outcome<undefined, ItemRefusal>> {
  return onItem(house, place, actor, now, "found", async (trx, item) => {
    await setFinding(trx, item, { finding, by: actor.id, at: now })
    return accept(undefined)
  })
}

/** Takes a signer's answer, by the secret of the letter, once and until the result is published. */
export function answerQuestion(
  house: Pick<AuditHouse, "db">,
  secret: string,
  answer: "yes" | "no",
  now: Instant,
): Promise<Outcome<undefined, "no-such-audit" | "answered-already" | "audit-published">> {
  return commit(house.db, async (trx) => {
    const found = await findAuditItemBySecret(trx, sha256(secret))
    if (!found) return refuse("no-such-audit")
    const audit = await lockSignatureAudit(trx, house.db.engine, found.auditId)
    if (audit.publishedAt !== null) return refuse("audit-published")
    const item = await findAuditItem(trx, found.auditId, found.position)
    if (item?.answer !== null) return refuse("answered-already")
    await setAnswer(trx, item, answer, now)
    return accept(undefined)
  })
}

function onItem<Value, Code extends string>(
  house: AuditHouse,
  { petition, position }: ItemPlace,
  actor: Approver,
  now: Instant,
  step: "opened" | "asked" | "found",
  deed: (trx: Trx, item: AuditItem, audit: StoredSignatureAudit) => Promise<Outcome<Value, Code>>,
): Promise<Outcome<Value, Code | ItemRefusal>> {
  const { publicId: subject } = petition
  const attempt = {
    ...({ deed: "signature.audit", subjectKind: "petition", subject } as const),
    details: { step, position },
  }
  return audited(
    house,
    attempt,
    actor,
    now,
    async (trx): Promise<Outcome<Value, Code | ItemRefusal>> => {
      const may = await decideAuditing(trx, petition, actor)
      if (!may.ok) return may
      const known = await findSignatureAudit(trx, petition.id, "sample")
      const item = known && (await findAuditItem(trx, known.id, position))
      if (!item) return refuse("no-such-audit")
      const audit = await lockSignatureAudit(trx, house.db.engine, known.id)
      if (audit.publishedAt !== null) return refuse("audit-published")
      return deed(trx, item, audit)
    },
  )
}
