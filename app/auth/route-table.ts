import type { Deed } from "#app/domain/access.ts"

/** `public`: everybody. `personal`: everybody who is signed in, each for their own. A deed: its roles. */
export type AccessRule = "public" | "personal" | Deed

/** `shared`: one page for all who are not signed in. `none`: made for one request and kept nowhere. */
export type Caching = "shared" | "none"

export interface RouteAccess {
  readonly GET?: AccessRule
  readonly POST?: AccessRule
  readonly caching: Caching
}

/**
 * Who may ask what: an entry for each URL of `app/routes.ts`, in the same order. A route without an
 * entry fails the tests, and so does an entry without a route.
 */
export const routeTable: Readonly<Record<string, RouteAccess>> = {
  "/": { GET: "public", caching: "none" },
  "/:lang": reading(),

  "/:lang/people": reading(),
  "/:lang/people/:personId": reading(),
  "/:lang/areas": reading(),
  "/:lang/areas/:areaId": reading(),
  "/:lang/votes": reading(),
  "/:lang/votes/:voteEventId": reading(),

  "/:lang/promises": reading(),
  "/:lang/promises/new": form("pledge.record"),
  "/:lang/promises/:pledgeId": reading(),
  "/:lang/promises/:pledgeId/evidence/new": form("evidence.link"),
  "/:lang/promises/:pledgeId/verdicts/new": form("coding.give"),
  "/:lang/promises/:pledgeId/claims/new": form("claim.make"),
  "/:lang/desk": page("desk.enter"),

  "/:lang/petitions": reading(),
  "/:lang/petitions/new": form("petition.open"),
  "/:lang/petitions/:petitionId": reading(),
  "/:lang/petitions/:petitionId/sign": sharedForm(),
  "/:lang/petitions/:petitionId/sign/sent": reading(),
  "/:lang/petitions/:petitionId/seconding": form("petition.second"),
  "/:lang/petitions/:petitionId/withdrawal": form("petition.withdraw"),
  "/:lang/signature/:secret": form("public"),
  "/:lang/signature/:secret/withdrawal": form("public"),
  "/:lang/office": page("office.enter"),
  "/:lang/office/petitions/:petitionId/reply": form("petition.reply"),
  "/:lang/moderation": page("moderation.enter"),
  "/:lang/moderation/petitions/:petitionId": form("petition.moderate"),
  "/:lang/method": reading(),

  "/:lang/session": form("public"),
  "/:lang/session/end": deed("personal"),
  "/:lang/account": page("personal"),
  "/:lang/account/new": form("public"),
  "/:lang/account/confirm/:secret": form("public"),
  "/:lang/account/password": form("personal"),
  "/:lang/account/sessions/end": deed("personal"),

  "/:lang/about": reading(),
  "/:lang/privacy": reading(),
  "/:lang/accessibility": reading(),

  "/:lang/problem/:status": page("public"),
  "/demo": page("public"),
  "/demo/mailbox": page("public"),
  "/demo/sign-in/:name": page("public"),

  "*": page("public"),
}

/** A page that is the same for everybody who is not signed in. */
function reading(): RouteAccess {
  return { GET: "public", caching: "shared" }
}

/** A page made for the one who asks. */
function page(rule: AccessRule): RouteAccess {
  return { GET: rule, caching: "none" }
}

/** A page with a form that posts to the page's own address. */
function form(rule: AccessRule): RouteAccess {
  return { GET: rule, POST: rule, caching: "none" }
}

/** A form that holds nothing of the visitor: one page for all, as when many come to sign at once. */
function sharedForm(): RouteAccess {
  return { GET: "public", POST: "public", caching: "shared" }
}

/** An address that takes a form from another page; who only opens it is led to a page. */
function deed(rule: AccessRule): RouteAccess {
  return { GET: "public", POST: rule, caching: "none" }
}
