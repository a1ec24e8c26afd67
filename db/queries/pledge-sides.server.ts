import { listAnnotations } from "#db/queries/vote-annotations.server.ts"
import { listFindingReplies } from "#db/queries/finding-replies.server.ts"
import { listRescopes } from "#db/queries/rescopes.server.ts"
import { listTickets } from "#db/queries/tickets.server.ts"
import type { Reader } from "#db/schema.ts"

/** What a deputy said of a promise beside the claims: scopes, replies, objections, words on the votes. */
export async function getPledgeSides(
  db: Reader,
  pledge: { readonly id: number; readonly personId: number },
  lang: string,
) {
  const [rescopes, replies, tickets, annotations] = await Promise.all([
    listRescopes(db, pledge.id),
    listFindingReplies(db, pledge.id),
    listTickets(db, { pledgeId: pledge.id }, lang),
    listAnnotations(db, { personId: pledge.personId }),
  ])
  return { rescopes, replies, tickets, annotations }
}
