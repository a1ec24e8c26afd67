import { deed, form, fresh, page, uploading } from "./route-row.ts"
import type { RouteAccess } from "./route-row.ts"

/** Who may ask what of the deputy's side, and of evidence that anybody sends in. */
export const officeRows: Readonly<Record<string, RouteAccess>> = {
  "/:lang/promises/:pledgeId/evidence/offer": uploading(form("public")),
  "/:lang/evidence/:secret": form("public"),
  "/:lang/files/:fileId/:size": page("public"),
  "/:lang/promises/:pledgeId/reply": form("finding.reply"),
  "/:lang/promises/:pledgeId/rescope": form("pledge.rescope"),
  "/:lang/promises/:pledgeId/dispute": form("ticket.open"),
  "/:lang/desk/tickets": page("ticket.answer"),
  "/:lang/desk/tickets/:ticketId": form("ticket.answer"),
  "/:lang/desk/evidence": page("evidence.judge"),
  "/:lang/desk/evidence/:offerId": form("evidence.judge"),
  "/:lang/desk/evidence/:offerId/file/:size": page("evidence.judge"),
  "/:lang/office": page("office.enter"),
  "/:lang/office/people": fresh(form("office.manage")),
  "/:lang/office/people/:accountId/removal": fresh(form("office.manage")),
  "/:lang/office/invitations/:invitationId/revocation": deed("office.manage"),
  "/:lang/office/votes": page("office.enter"),
  "/:lang/office/votes/:voteEventId": form("vote.annotate"),
  "/:lang/office/petitions/:petitionId/reply": form("petition.reply"),
  "/:lang/account/profile-code": form("personal"),
  "/:lang/operations/profiles": page("account.admit"),
  "/:lang/operations/profiles/:personId": fresh(form("account.admit")),
  "/:lang/operations/profile-codes/:codeId": fresh(form("account.admit")),
}
