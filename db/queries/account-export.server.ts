import type { Reader } from "#db/schema.ts"

/** The profile of an account, its sessions and second factors: what it is signed in to by, no secrets. */
export async function getOwnProfile(db: Reader, accountId: number) {
  const [profile, sessions, passkeys, totp, codes] = await Promise.all([
    db
      .selectFrom("account")
      .leftJoin("person", "person.id", "account.person_id")
      .leftJoin("organization", "organization.id", "account.organization_id")
      .select(["account.public_id as id", "account.role", "account.display_name as name"])
      .select(["account.lang", "account.created_at as openedAt"])
      .select(["person.public_id as person", "organization.public_id as organization"])
      .where("account.id", "=", accountId)
      .executeTakeFirstOrThrow(),
    db
      .selectFrom("session")
      .select(["agent", "factor", "created_at as begunAt", "seen_at as seenAt"])
      .select("expires_at as endsAt")
      .where("account_id", "=", accountId)
      .orderBy("created_at")
      .execute(),
    db
      .selectFrom("passkey")
      .select(["name", "created_at as addedAt", "used_at as usedAt"])
      .where("account_id", "=", accountId)
      .orderBy("id")
      .execute(),
    db
      .selectFrom("totp_factor")
      .select("created_at as addedAt")
      .where("account_id", "=", accountId)
      .execute(),
    db
      .selectFrom("backup_code")
      .select(["created_at as madeAt", "used_at as usedAt"])
      .where("account_id", "=", accountId)
      .execute(),
  ])
  return { profile, sessions, secondStep: { passkeys, oneTimeCodes: totp, backupCodes: codes } }
}

/** What an account started, recorded and said, with the public ids that pages know it by. */
export async function getOwnWorks(db: Reader, accountId: number) {
  const [petitions, promises, evidence, codings, claims] = await Promise.all([
    db
      .selectFrom("petition")
      .select(["public_id as id", "title", "statement", "lang", "state"])
      .select("created_at as startedAt")
      .where("proponent_id", "=", accountId)
      .orderBy("id")
      .execute(),
    db
      .selectFrom("pledge")
      .select(["public_id as id", "text", "lang", "said_on as saidOn", "due_on as dueOn"])
      .select("recorded_at as recordedAt")
      .where("account_id", "=", accountId)
      .orderBy("id")
      .execute(),
    db
      .selectFrom("evidence")
      .innerJoin("pledge", "pledge.id", "evidence.pledge_id")
      .select(["evidence.public_id as id", "pledge.public_id as promise", "evidence.kind"])
      .select(["evidence.title", "evidence.note", "evidence.lang", "evidence.at"])
      .where("evidence.account_id", "=", accountId)
      .orderBy("evidence.id")
      .execute(),
    db
      .selectFrom("coding")
      .innerJoin("pledge", "pledge.id", "coding.pledge_id")
      .select(["coding.public_id as id", "pledge.public_id as promise", "coding.rating"])
      .select(["coding.confidence", "coding.reason", "coding.lang", "coding.at"])
      .where("coding.account_id", "=", accountId)
      .orderBy("coding.id")
      .execute(),
    db
      .selectFrom("claim")
      .innerJoin("pledge", "pledge.id", "claim.pledge_id")
      .select(["claim.public_id as id", "pledge.public_id as promise", "claim.rating"])
      .select(["claim.text", "claim.lang", "claim.at"])
      .where("claim.account_id", "=", accountId)
      .orderBy("claim.id")
      .execute(),
  ])
  return { petitions, promises, evidence, assessments: codings, replies: claims }
}

/** What an account did by its role, reported, proposed and decided, and its rows of the trail. */
export async function getOwnDeeds(db: Reader, accountId: number) {
  const [steps, reports, approvals, conflicts, batches, trail] = await Promise.all([
    db
      .selectFrom("petition_transition")
      .innerJoin("petition", "petition.id", "petition_transition.petition_id")
      .select(["petition.public_id as petition", "petition_transition.to_state as state"])
      .select(["petition_transition.at", "petition_transition.reason"])
      .where("petition_transition.account_id", "=", accountId)
      .orderBy("petition_transition.id")
      .execute(),
    db
      .selectFrom("report")
      .select(["public_id as id", "subject_kind as subjectKind", "subject", "reason", "words"])
      .select(["lang", "reported_at as reportedAt", "outcome"])
      .where("account_id", "=", accountId)
      .orderBy("id")
      .execute(),
    db
      .selectFrom("approval")
      .select(["public_id as id", "kind", "subject_kind as subjectKind", "subject"])
      .select((eb) => [
        eb("proposed_by", "=", accountId).as("proposed"),
        "reason",
        "proposed_at as proposedAt",
        "decision",
        "decided_at as decidedAt",
        "decision_reason as decisionReason",
      ])
      .where((eb) => eb.or([eb("proposed_by", "=", accountId), eb("decided_by", "=", accountId)]))
      .orderBy("id")
      .execute(),
    db
      .selectFrom("declared_conflict")
      .select(["public_id as id", "since", "reason", "lang", "declared_at as declaredAt"])
      .select("ended_at as endedAt")
      .where("account_id", "=", accountId)
      .orderBy("id")
      .execute(),
    db
      .selectFrom("sheet_batch")
      .select(["public_id as id", "opened_at as openedAt", "closed_at as closedAt"])
      .where("account_id", "=", accountId)
      .orderBy("id")
      .execute(),
    db
      .selectFrom("audit_entry")
      .select(["at", "role", "deed", "subject_kind as subjectKind", "subject"])
      .select(["outcome", "code", "reason"])
      .where("account_id", "=", accountId)
      .orderBy("id")
      .execute(),
  ])
  // SQLite says 1 and 0 where PostgreSQL says true and false.
  const proposals = approvals.map((row) => ({ ...row, proposed: Boolean(row.proposed) }))
  return { steps, reports, approvals: proposals, conflicts, sheetBatches: batches, trail }
}
