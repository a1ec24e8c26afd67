import { revisePledge } from "#app/domain/pledge-revision.server.ts"
import type { Editor, RevisionOutcome } from "#app/domain/pledge-revision.server.ts"
import type { RecordedPledge } from "#app/domain/pledge.server.ts"
import type { CriteriaAnswers } from "#app/domain/pledge.ts"
import type { Instant } from "#app/lib/instant.ts"
import type { Db } from "#db/connection.server.ts"
import { getCapture } from "#db/queries/pledge-capture.server.ts"
import type { PledgeFacts } from "#db/queries/stored-pledges.server.ts"

/** Each criterion of the inclusion rule answered with yes. */
export const included: CriteriaAnswers = {
  attributable: "yes",
  verifiable: "yes",
  prospective: "yes",
}

/** Facts of a promise that can stand: given by a day, of which nothing else is known. */
export function pledgeFacts(given: Partial<PledgeFacts> = {}): PledgeFacts {
  return {
    text: "Every school of the district will serve a warm meal.",
    lang: "en",
    saidOn: "2023-02-20",
    dueOn: "2025",
    power: "council",
    category: null,
    ...{ horizon: "day", horizonEvent: null, mandateId: null },
    ...{ quoteStart: null, quoteEnd: null, quotePlace: null },
    ...given,
  }
}

/** A promise as somebody records it, with a source of its own. */
export function pledgeDraft(personId: number, given: Partial<RecordedPledge> = {}): RecordedPledge {
  return {
    ...pledgeFacts(given),
    personId,
    source: {
      url: "https://example.org/programme",
      title: null,
      capturedOn: "2023-02-20",
      sha256: null,
    },
    criteria: included,
    splitFrom: null,
    ...given,
  }
}

/** Revises a promise, looking at the version that is in force. */
export async function reviseNow(
  db: Db,
  pledge: { readonly id: number; readonly public_id: string },
  facts: PledgeFacts,
  editor: Editor,
  now: Instant,
): Promise<RevisionOutcome> {
  const { version } = await getCapture(db.read, pledge.id)
  const edit = { facts, version, reason: "The day was read anew in the source." }
  return revisePledge(db, pledge.public_id, edit, editor, now)
}
