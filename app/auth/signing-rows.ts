import { form, reading, sharedForm, signing, withSigner } from "./route-row.ts"
import type { RouteAccess } from "./route-row.ts"

/** The pages on which a petition is signed, a row each way: they keep their places when all others are refused. */
export const signingRows: Readonly<Record<string, RouteAccess>> = {
  "/:lang/petitions/:petitionId/sign": signing(sharedForm()),
  "/:lang/petitions/:petitionId/sign/sent": signing(reading()),
  "/:lang/petitions/:petitionId/sign/roll": signing(form("public")),
  "/:lang/petitions/:petitionId/sign/eds": signing(withSigner(form("public"))),
  "/:lang/petitions/:petitionId/sign/eds/challenge": signing(form("public")),
  "/:lang/petitions/:petitionId/sign/oidc": signing(form("public")),
  "/:lang/petitions/:petitionId/sign/identified": signing(form("public")),
}
