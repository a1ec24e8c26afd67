import { counting, form, reading, sharedForm, signing, withSigner } from "./route-row.ts"
import type { RouteAccess } from "./route-row.ts"

/** The pages on which a petition is signed, a row each way: they keep their places when all others are refused. */
export const signingRows: Readonly<Record<string, RouteAccess>> = {
  "/:lang/petitions/:petitionId/sign": counting(sharedForm()),
  "/:lang/petitions/:petitionId/sign/sent": signing(reading()),
  "/:lang/petitions/:petitionId/sign/roll": counting(form("public")),
  "/:lang/petitions/:petitionId/sign/eds": counting(withSigner(form("public"))),
  "/:lang/petitions/:petitionId/sign/eds/challenge": counting(form("public")),
  "/:lang/petitions/:petitionId/sign/oidc": counting(form("public")),
  "/:lang/petitions/:petitionId/sign/identified": counting(form("public")),
}
