import { decideAppeal, makeAppeal } from "#app/domain/appeal.server.ts"
import type { AppealAgainst } from "#app/domain/appeal.server.ts"
import { textItem } from "#app/domain/edit-lock.ts"
import type { ModeratedKind } from "#app/domain/moderated.ts"
import { dismissReports } from "#app/domain/report-settling.server.ts"
import { makeReport } from "#app/domain/report.server.ts"
import type { ReportReason } from "#app/domain/report.ts"
import { accept } from "#app/lib/outcome.ts"
import { commit } from "#db/commit.server.ts"
import { listOpenAppeals } from "#db/queries/appeals.server.ts"
import { noteLooked } from "#db/queries/moderation-items.server.ts"
import { listEvidenceToLookAt, listPledgesToLookAt } from "#db/queries/moderation-waiting.server.ts"
import { listReportsOf } from "#db/queries/reports.server.ts"
import { done } from "#scripts/demo/demo-house.ts"
import type { DemoHouse } from "#scripts/demo/demo-house.ts"
import { putLettersAway } from "#scripts/demo/letters.ts"
import { playerOf } from "#scripts/demo/petition-opening.ts"
import type { Player, Players } from "#scripts/demo/seed-accounts.ts"
import { moderateText } from "#scripts/demo/text-measures.ts"
import {
  appealReason,
  appealWords,
  measureReason,
  reportWords,
} from "#scripts/demo/words/moderation.ts"

/** What waits at the moderators' desk, and what was decided there: reports, a hidden text, appeals. */
export async function seedModeration(house: DemoHouse, players: Players): Promise<void> {
  await lookAtAllButTheLatest(house, players)
  const texts = await findTexts(house)
  await hideEvidence(house, players, texts.evidence)
  await dismissAndAppeal(house, players, texts.verdict)
  await appealRejection(house)
  await report(house, { kind: "claim", subject: texts.claim, reason: "false" }, "untrue", 4)
  const pledge = { kind: "pledge", subject: texts.pledge, reason: "not-word-for-word" } as const
  await report(house, pledge, "notQuoted", 9)
  await report(house, pledge, "notQuotedEither", 8)
  const urgent = { kind: "evidence", subject: texts.other, reason: "personal-data" } as const
  await report(house, urgent, "phone", 1, playerOf(players, "constituent-1"))
  await putLettersAway(house, [...players.cast.values()])
}

/** Everything was looked at when it came, but for what came last. */
async function lookAtAllButTheLatest({ db, calendar }: DemoHouse, players: Players): Promise<void> {
  const moderator = playerOf(players, "moderator-1")
  const pledges = await listPledgesToLookAt(db.read, "kk")
  const evidence = await listEvidenceToLookAt(db.read, "kk")
  const since = calendar.at(3, 0)
  const looked = { accountId: moderator.id, at: calendar.at(2, 60) }
  await commit(db, async (trx) => {
    for (const [kind, rows] of [
      ["pledge", pledges],
      ["evidence", evidence],
    ] as const) {
      for (const { publicId } of rows.filter((row) => row.since < since)) {
        await noteLooked(trx, textItem(kind, publicId), looked)
      }
    }
    return accept(undefined)
  })
}

/** Public ids of the texts that somebody says something about: the earliest of each kind. */
async function findTexts({ db }: DemoHouse) {
  const [evidence, other] = await db.read
    .selectFrom("evidence")
    .select("public_id")
    .where("kind", "<>", "vote")
    .orderBy("id", "desc")
    .limit(2)
    .execute()
  const [verdict, claim, pledge] = await Promise.all(
    (["verdict", "claim", "pledge"] as const).map((table) =>
      db.read.selectFrom(table).select("public_id").orderBy("id").executeTakeFirstOrThrow(),
    ),
  )
  return {
    evidence: evidence?.public_id ?? "",
    other: other?.public_id ?? "",
    verdict: verdict?.public_id ?? "",
    claim: claim?.public_id ?? "",
    pledge: pledge?.public_id ?? "",
  }
}

interface Reported {
  readonly kind: ModeratedKind
  readonly subject: string
  readonly reason: ReportReason
}

async function report(
  house: DemoHouse,
  reported: Reported,
  words: keyof typeof reportWords,
  ago: number,
  by: Player | null = null,
): Promise<void> {
  const lang = ago % 2 === 0 ? "ru" : "kk"
  const draft = { ...reported, words: reportWords[words][lang], email: null, lang } as const
  done(await makeReport(house, draft, by, house.calendar.at(ago, 180)), "report a text")
}

/** A reader told of a telephone number; the two moderators hid the note for now. */
async function hideEvidence(house: DemoHouse, players: Players, publicId: string): Promise<void> {
  const reported = { kind: "evidence", subject: publicId, reason: "personal-data" } as const
  await report(house, reported, "phone", 3)
  const hiding = { kind: "evidence", publicId, deed: "hide", rule: "personal-data" } as const
  const proposal = { ...hiding, reason: measureReason.kk }
  await moderateText(house, players, proposal, house.calendar.at(2, 120))
}

/** A report that was dismissed, and the appeal against that, dismissed by the other moderator. */
async function dismissAndAppeal(
  house: DemoHouse,
  players: Players,
  subject: string,
): Promise<void> {
  const { calendar, db } = house
  const reader = playerOf(players, "constituent-2")
  await report(house, { kind: "verdict", subject, reason: "other" }, "dislike", 16, reader)
  const [made] = await listReportsOf(db.read, "verdict", subject)
  const id = made?.publicId ?? ""
  const dismissal = { reason: "no-breach", words: null, version: 0 } as const
  const first = playerOf(players, "moderator-1")
  done(await dismissReports(house, id, dismissal, first, calendar.at(14, 60)), "dismiss a report")
  const against = { kind: "report", id, by: reader } as const
  await appeal(house, against, "report", 13)
  const [open] = await listOpenAppeals(db.read)
  const decision = {
    outcome: "dismissed",
    reason: appealReason.kk,
    lang: "kk",
    version: 0,
  } as const
  const office = { ...house, origin: "" }
  const second = playerOf(players, "moderator-2")
  const decided = await decideAppeal(
    office,
    open?.publicId ?? "",
    decision,
    second,
    calendar.at(6, 0),
  )
  done(decided, "decide an appeal")
}

/** The author of the rejected petition does not leave it at that: the other moderator is to decide. */
async function appealRejection(house: DemoHouse): Promise<void> {
  const rejected = await house.db.read
    .selectFrom("petition")
    .innerJoin("petition_transition", "petition_transition.petition_id", "petition.id")
    .select(["petition.public_id", "petition.proponent_id"])
    .where("petition_transition.to_state", "=", "rejected")
    .where("petition_transition.actor", "=", "moderator")
    .executeTakeFirstOrThrow()
  const nobodys = { role: "constituent", personId: null, organizationId: null } as const
  const by = { id: rejected.proponent_id, ...nobodys }
  await appeal(house, { kind: "rejection", id: rejected.public_id, by }, "rejection", 5)
}

async function appeal(
  house: DemoHouse,
  against: AppealAgainst,
  words: keyof typeof appealWords,
  ago: number,
): Promise<void> {
  const said = { words: appealWords[words].kk, lang: "kk" } as const
  done(await makeAppeal(house, against, said, house.calendar.at(ago, 300)), "appeal a decision")
}
