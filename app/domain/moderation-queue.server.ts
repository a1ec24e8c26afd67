import { approvalKinds } from "./approval.ts"
import type { ApprovalKind } from "./approval.ts"
import { mayDo } from "./access.ts"
import type { Actor } from "./access.ts"
import { delayOf, inOrder, moderationDueOn } from "./moderation-queue.ts"
import type { Delay, QueueKind, TimedMatter, Waiting } from "./moderation-queue.ts"
import { isModeratedKind } from "./moderated.ts"
import type { Moderated } from "./moderated.ts"
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
  petition: rowsOf("petition", listPetitionsInCheck, (id) => `/moderation/petitions/${id}`),
  promise: rowsOf("promise", listPledgesToLookAt, (id) => `/moderation/texts/pledge/${id}`),
  evidence: rowsOf("evidence", listEvidenceToLookAt, (id) => `/moderation/texts/evidence/${id}`),
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
  path: (publicId: string) => string,
): QueueSource {
  return async (db, { lang }) =>
    (await list(db, lang)).map(({ publicId, title, lang: titleLang, personName, since }) => ({
      kind,
      item: publicId,
      title,
      titleLang,
      personName,
      since,
      dueOn: moderationDueOn(kind, since),
      count: 1,
      path: path(publicId),
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
    const text = await findModerated(db, subjectKind, subject, lang)
    const path = `/moderation/reports/${item}`
    return [
      {
        kind: "report",
        item,
        ...titleOf(text),
        since,
        dueOn,
        count: reports.length,
        path,
      } as const,
    ]
  })
  return (await Promise.all(waiting)).flat()
}

async function listHidden(db: Reader, { lang }: QueueView): Promise<Waiting[]> {
  const hidden = await listHiddenContent(db)
  return Promise.all(
    hidden.map(async ({ subjectKind, subject, hiddenAt: since, dueOn }) => {
      const text = await findModerated(db, subjectKind, subject, lang)
      const path = `/moderation/texts/${subjectKind}/${subject}`
      return {
        ...{ kind: "hidden", item: `${subjectKind} ${subject}` },
        ...titleOf(text),
        ...{ since, dueOn, count: 1, path },
      } as const
    }),
  )
}

async function listAppeals(db: Reader, { lang }: QueueView): Promise<Waiting[]> {
  const appeals = await listOpenAppeals(db)
  return Promise.all(
    appeals.map(async ({ publicId: item, subjectKind, subject, appealedAt: since, dueOn }) => {
      const text = await findModerated(db, subjectKind, subject, lang)
      const path = `/moderation/appeals/${item}`
      return { kind: "appeal", item, ...titleOf(text), since, dueOn, count: 1, path } as const
    }),
  )
}

/** Proposals that this very person may be the second for: another's own are not theirs to decide. */
async function listApprovals(db: Reader, { actor, lang, now }: QueueView): Promise<Waiting[]> {
  const kinds = (Object.keys(approvalKinds) as ApprovalKind[]).filter((kind) =>
    mayDo(actor, approvalKinds[kind]),
  )
  const approvals = await listWaitingApprovals(db, kinds, now)
  const others = approvals.filter(({ proposedBy }) => proposedBy !== actor.id)
  return Promise.all(
    others.map(async ({ publicId: item, subjectKind, subject, proposedAt: since }) => {
      const text = await findContentTitle(db, subjectKind, subject, lang)
      const dueOn = moderationDueOn("approval", since)
      const path = `/approvals/${item}`
      return { kind: "approval", item, ...titleOf(text), since, dueOn, count: 1, path } as const
    }),
  )
}

function findContentTitle(db: Reader, kind: string, publicId: string, lang: string) {
  return isModeratedKind(kind) ? findModerated(db, kind, publicId, lang) : undefined
}

function titleOf(text: Moderated | undefined) {
  return {
    title: text?.text ?? null,
    titleLang: text?.lang ?? "",
    personName: text?.personName ?? null,
  }
}
