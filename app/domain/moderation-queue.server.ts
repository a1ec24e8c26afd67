import { approvalKinds } from "./approval.ts"
import type { ApprovalKind } from "./approval.ts"
import { mayDo } from "./access.ts"
import type { Actor } from "./access.ts"
import { itemPath, textItem } from "./edit-lock.ts"
import type { ItemKey } from "./edit-lock.ts"
import { delayOf, inOrder, moderationDueOn } from "./moderation-queue.ts"
import type { Delay, QueueKind, TimedMatter, Waiting } from "./moderation-queue.ts"
import { isModeratedKind } from "./moderated.ts"
import type { Day, Instant } from "#app/lib/instant.ts"
import { listWaitingApprovals } from "#db/queries/approvals.server.ts"
import { listOpenAppeals } from "#db/queries/appeals.server.ts"
import { listHiddenContent } from "#db/queries/hidden-content.server.ts"
import { findModerated } from "#db/queries/moderated.server.ts"
import {
  listEvidenceToLookAt,
  listPetitionsInCheck,
  listPledgesToLookAt,
} from "#db/queries/moderation-waiting.server.ts"
import type { WaitingRow } from "#db/queries/moderation-waiting.server.ts"
import { listOpenReports } from "#db/queries/reports.server.ts"
import type { StoredReport } from "#db/queries/reports.server.ts"
import type { Reader } from "#db/schema.ts"

/** For whom a queue is listed, and when. */
export interface QueueView {
  readonly actor: Actor
  readonly lang: string
  readonly now: Instant
}

/** Gives everything of one kind that waits. Whoever adds a kind of work adds one of these below. */
export type QueueSource = (db: Reader, view: QueueView) => Promise<Waiting[]>

const sources: Readonly<Record<QueueKind, QueueSource>> = {
  petition: rowsOf("petition", listPetitionsInCheck, (item) => ({ kind: "petition", item })),
  promise: rowsOf("promise", listPledgesToLookAt, (item) => textItem("pledge", item)),
  evidence: rowsOf("evidence", listEvidenceToLookAt, (item) => textItem("evidence", item)),
  report: listReports,
  hidden: listHidden,
  appeal: listAppeals,
  approval: listApprovals,
}

/** The one queue of the desk: everything that waits for a moderator, the nearest deadline first. */
export async function listQueue(db: Reader, view: QueueView): Promise<Waiting[]> {
  const lists = await Promise.all(Object.values(sources).map((source) => source(db, view)))
  return inOrder(lists.flat())
}

/** How late the check of petitions is, for readers to be told; undefined while it is in time. */
export async function findCheckDelay(db: Reader, today: Day): Promise<Delay | undefined> {
  const waiting = (await listPetitionsInCheck(db, "en")).map(({ since }) => ({
    since,
    dueOn: moderationDueOn("petition", since),
  }))
  return delayOf(waiting, today)
}

function rowsOf(
  kind: QueueKind & TimedMatter,
  list: (db: Reader, lang: string) => Promise<WaitingRow[]>,
  itemOf: (publicId: string) => ItemKey,
): QueueSource {
  return async (db, { lang }) =>
    (await list(db, lang)).map(({ publicId, title, lang: titleLang, personName, since }) => ({
      ...{ kind, title, titleLang, personName, since, count: 1 },
      ...placeOf(itemOf(publicId)),
      dueOn: moderationDueOn(kind, since),
    }))
}

/** Reports of one text for one reason are one matter; the earliest stands for all. */
async function listReports(db: Reader, { lang }: QueueView): Promise<Waiting[]> {
  const matters = new Map<string, StoredReport[]>()
  for (const report of await listOpenReports(db)) {
    const matter = [report.subjectKind, report.subject, report.reason].join(" ")
    matters.set(matter, [...(matters.get(matter) ?? []), report])
  }
  const waiting = [...matters.values()].map(async (reports) => {
    const [first] = reports
    if (!first) return []
    const { publicId: item, subjectKind, subject, reportedAt: since, dueOn } = first
    const place = placeOf({ kind: "report", item })
    const words = await titleOf(db, subjectKind, subject, lang)
    return [{ kind: "report", ...place, ...words, since, dueOn, count: reports.length } as const]
  })
  return (await Promise.all(waiting)).flat()
}

async function listHidden(db: Reader, { lang }: QueueView): Promise<Waiting[]> {
  const hidden = await listHiddenContent(db)
  return Promise.all(
    hidden.map(async ({ subjectKind, subject, hiddenAt: since, dueOn }) => {
      const place = placeOf(textItem(subjectKind, subject))
      const words = await titleOf(db, subjectKind, subject, lang)
      return { kind: "hidden", ...place, ...words, since, dueOn, count: 1 } as const
    }),
  )
}

async function listAppeals(db: Reader, { lang }: QueueView): Promise<Waiting[]> {
  const appeals = await listOpenAppeals(db)
  return Promise.all(
    appeals.map(async ({ publicId: item, subjectKind, subject, appealedAt: since, dueOn }) => {
      const place = placeOf({ kind: "appeal", item })
      const words = await titleOf(db, subjectKind, subject, lang)
      return { kind: "appeal", ...place, ...words, since, dueOn, count: 1 } as const
    }),
  )
}

/** Proposals that this very person may be the second for: one's own are another's to decide. */
async function listApprovals(db: Reader, { actor, lang, now }: QueueView): Promise<Waiting[]> {
  const kinds = (Object.keys(approvalKinds) as ApprovalKind[]).filter((kind) =>
    mayDo(actor, approvalKinds[kind]),
  )
  const approvals = await listWaitingApprovals(db, kinds, now)
  const others = approvals.filter(({ proposedBy }) => proposedBy !== actor.id)
  return Promise.all(
    others.map(async ({ publicId, subjectKind, subject, proposedAt: since }) => {
      const words = await titleOf(db, subjectKind, subject, lang)
      const dueOn = moderationDueOn("approval", since)
      const place = { item: null, path: `/approvals/${publicId}` }
      return { kind: "approval", ...place, ...words, since, dueOn, count: 1 } as const
    }),
  )
}

function placeOf(item: ItemKey) {
  const path = itemPath(item)
  if (path === undefined) throw new Error(`no page shows an item of the kind ${item.kind}`)
  return { item, path }
}

async function titleOf(db: Reader, kind: string, publicId: string, lang: string) {
  const text = isModeratedKind(kind) ? await findModerated(db, kind, publicId, lang) : undefined
  return {
    title: text?.text ?? null,
    titleLang: text?.lang ?? lang,
    personName: text?.personName ?? null,
  }
}
