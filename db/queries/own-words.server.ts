import type { Reader } from "#db/schema.ts"

/** What an account offered as evidence, translated, and said for a deputy, with the public ids that pages know. */
export async function getOwnWords(db: Reader, accountId: number) {
  const [offers, annotations, rescopes, objections, replies, translations] = await Promise.all([
    db
      .selectFrom("evidence_offer")
      .innerJoin("pledge", "pledge.id", "evidence_offer.pledge_id")
      .select(["evidence_offer.public_id as id", "pledge.public_id as promise"])
      .select(["evidence_offer.kind", "evidence_offer.title", "evidence_offer.note"])
      .select(["evidence_offer.place", "evidence_offer.lang", "evidence_offer.decision"])
      .select(["evidence_offer.reason", "evidence_offer.offered_at as offeredAt"])
      .where("evidence_offer.account_id", "=", accountId)
      .orderBy("evidence_offer.id")
      .execute(),
    db
      .selectFrom("vote_annotation")
      .innerJoin("vote_event", "vote_event.id", "vote_annotation.vote_event_id")
      .select(["vote_annotation.public_id as id", "vote_event.public_id as vote"])
      .select(["vote_annotation.reason", "vote_annotation.text", "vote_annotation.lang"])
      .select("vote_annotation.at")
      .where("vote_annotation.account_id", "=", accountId)
      .orderBy("vote_annotation.id")
      .execute(),
    db
      .selectFrom("rescope")
      .innerJoin("pledge", "pledge.id", "rescope.pledge_id")
      .select(["rescope.public_id as id", "pledge.public_id as promise", "rescope.scope"])
      .select(["rescope.due_on as dueOn", "rescope.text", "rescope.lang", "rescope.at"])
      .where("rescope.account_id", "=", accountId)
      .orderBy("rescope.id")
      .execute(),
    db
      .selectFrom("ticket")
      .innerJoin("pledge", "pledge.id", "ticket.pledge_id")
      .select(["ticket.public_id as id", "pledge.public_id as promise", "ticket.objection"])
      .select(["ticket.text", "ticket.lang", "ticket.outcome", "ticket.opened_at as openedAt"])
      .where("ticket.account_id", "=", accountId)
      .orderBy("ticket.id")
      .execute(),
    db
      .selectFrom("finding_reply")
      .innerJoin("verdict", "verdict.id", "finding_reply.verdict_id")
      .innerJoin("pledge", "pledge.id", "verdict.pledge_id")
      .select(["finding_reply.public_id as id", "pledge.public_id as promise"])
      .select(["finding_reply.text", "finding_reply.lang", "finding_reply.at"])
      .where("finding_reply.account_id", "=", accountId)
      .orderBy("finding_reply.id")
      .execute(),
    listOwnTranslations(db, accountId),
  ])
  return { offers, annotations, rescopes, objections, findingReplies: replies, translations }
}

function listOwnTranslations(db: Reader, accountId: number) {
  return db
    .selectFrom("translation_version")
    .leftJoin("pledge", (join) =>
      join
        .onRef("pledge.id", "=", "translation_version.subject_id")
        .on("translation_version.subject_kind", "=", "pledge"),
    )
    .leftJoin("petition", (join) =>
      join
        .onRef("petition.id", "=", "translation_version.subject_id")
        .on("translation_version.subject_kind", "=", "petition"),
    )
    .select(["pledge.public_id as promise", "petition.public_id as petition"])
    .select(["translation_version.field", "translation_version.lang"])
    .select(["translation_version.text", "translation_version.at"])
    .where("translation_version.account_id", "=", accountId)
    .orderBy("translation_version.id")
    .execute()
}
