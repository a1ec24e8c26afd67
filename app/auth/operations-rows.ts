import { form, fresh, page, wayBack } from "./route-row.ts"
import type { RouteAccess } from "./route-row.ts"

/** Who may ask what of the operators' pages. */
export const operationsRows: Readonly<Record<string, RouteAccess>> = {
  "/:lang/operations/health": { GET: "operations.see", POST: "outbox.retry", caching: "none" },
  "/:lang/operations/switches": page("site.stop"),
  "/:lang/operations/switches/:switch": wayBack(fresh(form("site.stop"))),
  "/:lang/operations/mandates": page("mandate.arrange"),
  "/:lang/operations/mandates/:organizationId": page("mandate.arrange"),
  "/:lang/operations/mandates/:organizationId/terms/new": form("mandate.arrange"),
  "/:lang/operations/mandates/:organizationId/seats/new": form("mandate.arrange"),
  "/:lang/operations/mandates/:organizationId/law/new": form("mandate.arrange"),
  "/:lang/operations/recalls": page("recall.record"),
  "/:lang/operations/petitions/:petitionId/recall": form("recall.record"),
  "/:lang/operations": page("operations.see"),
  "/:lang/operations/accounts": page("operations.see"),
  "/:lang/operations/accounts/new": fresh(form("account.admit")),
  "/:lang/operations/accounts/:accountId": fresh(form("account.suspend")),
  "/:lang/operations/organizations": page("operations.see"),
  "/:lang/operations/organizations/:organizationId": fresh(form("organization.admit")),
  "/:lang/operations/audit": page("audit.see"),
}
