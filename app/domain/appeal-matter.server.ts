import type { AppealMatter, Appealable, AppellantRole } from "./appeal.ts"
import { isParty } from "./approval.ts"
import type { Approver } from "./approval.ts"
import type { Moderated, ModeratedKind } from "./moderated.ts"
import { isModeratedKind } from "./moderated.ts"
import type { Instant } from "#app/lib/instant.ts"
import { sha256 } from "#app/lib/seal.server.ts"
import { hasAppealed } from "#db/queries/appeals.server.ts"
import { findModerated } from "#db/queries/moderated.server.ts"
import { findLastTransition } from "#db/queries/petition-story.server.ts"
import { findPetition, getPetition } from "#db/queries/petitions.server.ts"
import { findRemoval } from "#db/queries/removals.server.ts"
import { findReport, findReportBySecret } from "#db/queries/reports.server.ts"
import type { StoredReport } from "#db/queries/reports.server.ts"
import {
  findInvalidationById,
  findInvalidationBySecret,
} from "#db/queries/signature-invalidations.server.ts"
import type { Invalidation } from "#db/queries/signature-invalidations.server.ts"
import type { Reader } from "#db/schema.ts"

/** A decision that can be appealed: about which text, when, by which rule, and who took part in it. */
export interface Matter {
  readonly kind: AppealMatter
  readonly id: string
  readonly subjectKind: ModeratedKind
  readonly subject: string
  /** Undefined where the text is gone. */
  readonly text: Moderated | undefined
  readonly decidedAt: Instant
  /** The rule's code or, of a dismissal, the code of its reason. */
  readonly code: string | null
  readonly tookPart: readonly number[]
  /** The report, of a dismissed one. */
  readonly report: StoredReport | undefined
  /** What was done to a signature. */
  readonly invalidation?: Invalidation | undefined
}

/** A decision by what an appeal names; undefined where there is none that can be appealed. */
export function findMatter(
  db: Reader,
  kind: AppealMatter,
  id: string,
  lang: string,
): Promise<Matter | undefined> {
  return finders[kind](db, id, lang)
}

/**
 * The decision whose letter held a secret: a dismissed report, or what was done to a signature; the signer's own
 * secret leads there too. Undefined where there is none.
 */
export async function findMatterOfLetter(
  db: Reader,
  secret: string,
  lang: string,
): Promise<Matter | undefined> {
  const hash = sha256(secret)
  const report = await findReportBySecret(db, hash)
  if (report) return dismissal(db, report, lang)
  const invalidation = await findInvalidationBySecret(db, hash)
  return invalidation?.undoneAt === null ? ofSignature(db, invalidation, lang) : undefined
}

/** A decision as the rules of appeal look at it, for an account. */
export async function appealableBy(
  db: Reader,
  matter: Matter,
  account: Approver,
): Promise<Appealable> {
  const by = { accountId: account.id }
  return {
    decidedAt: matter.decidedAt,
    role: roleOf(matter, account),
    appealed: await hasAppealed(db, matter, by),
  }
}

/** The same for whoever holds the letter that answered a report, or that told of a signature. */
export async function appealableByLetter(db: Reader, matter: Matter): Promise<Appealable> {
  const { decidedAt, invalidation, report } = matter
  if (invalidation) {
    const appealed = await hasAppealed(db, matter, { invalidationId: invalidation.id })
    return { decidedAt, role: "signer", appealed }
  }
  const appealed = await hasAppealed(db, matter, { reportId: report?.id ?? 0 })
  return { decidedAt, role: "reporter", appealed }
}

const finders: Readonly<
  Record<AppealMatter, (db: Reader, id: string, lang: string) => Promise<Matter | undefined>>
> = {
  rejection: findRejection,
  removal: findMeasure,
  report: async (db, id, lang) => {
    const report = await findReport(db, id)
    return report && dismissal(db, report, lang)
  },
  invalidation: async (db, id, lang) => {
    const invalidation = await findInvalidationById(db, id)
    return invalidation && ofSignature(db, invalidation, lang)
  },
}

/** A rejection by a moderator: what the clock rejected has nobody to appeal to. */
async function findRejection(db: Reader, id: string, lang: string): Promise<Matter | undefined> {
  const petition = await findPetition(db, id)
  if (!petition) return undefined
  const last = await findLastTransition(db, petition.id, "rejected")
  if (last?.actor !== "moderator") return undefined
  return {
    kind: "rejection",
    id,
    subjectKind: "petition",
    subject: id,
    text: await findModerated(db, "petition", id, lang),
    decidedAt: last.at,
    code: last.reason,
    tookPart: last.accountId === null ? [] : [last.accountId],
    report: undefined,
  }
}

async function findMeasure(db: Reader, id: string, lang: string): Promise<Matter | undefined> {
  const removal = await findRemoval(db, id)
  if (!removal || removal.measure === "reinstated" || removal.subject === null) return undefined
  const { subjectKind, subject } = removal
  if (!isModeratedKind(subjectKind)) return undefined
  return {
    kind: "removal",
    id,
    subjectKind,
    subject,
    text: await findModerated(db, subjectKind, subject, lang),
    decidedAt: removal.at,
    code: removal.class,
    tookPart: [removal.first, removal.second],
    report: undefined,
  }
}

async function dismissal(
  db: Reader,
  report: StoredReport,
  lang: string,
): Promise<Matter | undefined> {
  const { publicId: id, subjectKind, subject, settledAt, settledBy, outcome } = report
  if (settledAt === null || outcome !== "dismissed") return undefined
  return {
    kind: "report",
    id,
    subjectKind,
    subject,
    text: await findModerated(db, subjectKind, subject, lang),
    decidedAt: settledAt,
    code: report.settlingReason,
    tookPart: settledBy === null ? [] : [settledBy],
    report,
  }
}

/** What was done to a signature. */
async function ofSignature(db: Reader, invalidation: Invalidation, lang: string): Promise<Matter> {
  const { publicId: subject } = await getPetition(db, invalidation.petitionId)
  return {
    kind: "invalidation",
    id: invalidation.publicId,
    subjectKind: "petition",
    subject,
    text: await findModerated(db, "petition", subject, lang),
    decidedAt: invalidation.at,
    code: invalidation.class,
    tookPart: [invalidation.first, invalidation.second],
    report: undefined,
    invalidation,
  }
}

function roleOf({ kind, text, report }: Matter, account: Approver): AppellantRole | null {
  if (kind === "report") return report?.accountId === account.id ? "reporter" : null
  // A signer is known by the letter alone.
  if (kind === "invalidation") return null
  if (!text) return null
  if (text.authorIds.includes(account.id))
    return text.kind === "claim" || text.kind === "reply" ? "deputy" : "author"
  // A rejected or removed petition takes nothing from its deputy.
  if (text.kind === "petition") return null
  if (isParty(account, { personIds: [text.personId] })) return "deputy"
  return isParty(account, { organizationIds: text.organizationIds }) ? "organization" : null
}
