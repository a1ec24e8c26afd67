import type { CitedEvidence, GroundVerdict } from "#app/domain/ground-difference.ts"
import type { Rating } from "#app/domain/rating.ts"
import { shaped } from "#db/prepared.server.ts"
import { currentRevision } from "#db/queries/revisions.server.ts"
import type { Reader } from "#db/schema.ts"

/** A ground with what was pinned and what is in force. */
export interface ComparedGround {
  readonly pledgePublicId: string
  readonly text: string
  readonly lang: string
  readonly pinned: GroundVerdict
  readonly now: GroundVerdict
}

/** The grounds of a petition, in its own order, each with the verdict pinned and the one in force. */
export async function listComparedGrounds(
  db: Reader,
  petitionId: number,
): Promise<ComparedGround[]> {
  const rows = await pinnedGrounds(db, { petitionId })
  const grounds: ComparedGround[] = []
  for (const { id, public_id, text, lang, pinned_id, now_id } of rows) {
    const evidence = await listPinnedEvidence(db, petitionId, id)
    grounds.push({
      pledgePublicId: public_id,
      text,
      lang,
      pinned: { ...(await getVerdict(db, pinned_id)), evidence },
      now: await withEvidence(db, await getVerdict(db, now_id ?? pinned_id)),
    })
  }
  return grounds
}

const pinnedGrounds = shaped<{ petitionId: number }>()((db, { petitionId }) =>
  db
    .selectFrom("petition_ground")
    .innerJoin("pledge", "pledge.id", "petition_ground.pledge_id")
    .select(["pledge.id", "pledge.public_id", "pledge.text", "pledge.lang"])
    .select(["petition_ground.verdict_id as pinned_id", "pledge.verdict_id as now_id"])
    .where("petition_ground.petition_id", "=", petitionId)
    .orderBy("petition_ground.position"),
)

async function getVerdict(db: Reader, id: number): Promise<Omit<GroundVerdict, "evidence">> {
  const [row] = await verdictById(db, { id })
  if (!row) throw new Error(`there is no verdict ${String(id)}`)
  return { ...row, rating: row.rating as Rating }
}

const verdictById = shaped<{ id: number }>()((db, { id }) =>
  db
    .selectFrom("verdict")
    .select(["id", "number", "rating", "reason", "lang", "at"])
    .where("id", "=", id),
)

async function withEvidence(
  db: Reader,
  verdict: Omit<GroundVerdict, "evidence">,
): Promise<GroundVerdict> {
  const rows = await citedEvidence(db, { verdictId: verdict.id })
  const evidence: CitedEvidence[] = []
  for (const { id, ...row } of rows) {
    evidence.push({ ...named(row), revision: await currentRevision(db, "evidence", id) })
  }
  return { ...verdict, evidence }
}

const citedEvidence = shaped<{ verdictId: number }>()((db, { verdictId }) =>
  evidenceNames(db)
    .innerJoin("verdict_evidence", "verdict_evidence.evidence_id", "evidence.id")
    .where("verdict_evidence.verdict_id", "=", verdictId),
)

async function listPinnedEvidence(
  db: Reader,
  petitionId: number,
  pledgeId: number,
): Promise<CitedEvidence[]> {
  const rows = await pinnedEvidence(db, { petitionId, pledgeId })
  return rows.map((row) => ({ ...named(row), revision: row.revision }))
}

const pinnedEvidence = shaped<{ petitionId: number; pledgeId: number }>()(
  (db, { petitionId, pledgeId }) =>
    evidenceNames(db)
      .innerJoin("petition_ground_evidence as pin", "pin.evidence_id", "evidence.id")
      .select("pin.revision")
      .where("pin.petition_id", "=", petitionId)
      .where("pin.pledge_id", "=", pledgeId),
)

function evidenceNames(db: Reader) {
  return db
    .selectFrom("evidence")
    .select(["evidence.id", "evidence.public_id", "evidence.title", "evidence.note"])
    .select("evidence.lang")
    .orderBy("evidence.id")
}

function named(row: { public_id: string; title: string | null; note: string; lang: string }) {
  return { publicId: row.public_id, title: row.title ?? row.note, lang: row.lang }
}
