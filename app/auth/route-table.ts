import type { Deed } from "#app/domain/access.ts"
import type { Standing } from "#app/domain/factor.ts"

/** `public`: everybody. `personal`: everybody who is signed in, each for their own. A deed: its roles. */
export type AccessRule = "public" | "personal" | Deed

/** `shared`: one page for all who are not signed in. `none`: made for one request and kept nowhere. */
export type Caching = "shared" | "none"

export interface RouteAccess {
  readonly GET?: AccessRule
  readonly POST?: AccessRule
  readonly caching: Caching
  /** Takes files: a body of up to 10 MiB instead of a form's 64 KiB. */
  readonly upload?: true
  /** Served when the site is so busy that pages are refused. */
  readonly lane?: "signing"
  /** Asks for a fresh proof of who somebody is: for deeds that a stolen session must not do. */
  readonly fresh?: true
  /** Sessions that lack their second factor and may come here nevertheless: to give it, or to leave. */
  readonly halfOpen?: readonly HalfOpen[]
  /** The page carries the site's one script: passkeys cannot be used without. */
  readonly script?: true
}

type HalfOpen = Exclude<Standing, "full">

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
  "/:lang/petitions/:petitionId/sign": signing(sharedForm()),
  "/:lang/petitions/:petitionId/sign/sent": signing(reading()),
  "/:lang/petitions/:petitionId/edit": form("petition.edit"),
  "/:lang/petitions/:petitionId/withdrawal": form("petition.withdraw"),
  "/:lang/petitions/:petitionId/sheets": { GET: "public", POST: "sheet.issue", caching: "none" },
  "/:lang/petitions/:petitionId/sheet.pdf": page("public"),
  "/:lang/petitions/:petitionId/application.pdf": page("public"),
  "/:lang/s/:serial": page("public"),
  "/:lang/collection": page("sheet.enter"),
  "/:lang/collection/sheets/:serial": form("sheet.enter"),
  "/:lang/collection/sheets/:serial/scan": uploading(form("sheet.enter")),
  "/:lang/collection/sheets/:serial/scan/file": deed("sheet.rekey"),
  "/:lang/collection/batches/:batchId": page("sheet.enter"),
  "/:lang/collection/batches/:batchId/closure": deed("sheet.enter"),
  "/:lang/collection/batches/:batchId/rekey": form("sheet.rekey"),
  "/:lang/collection/batches/:batchId/decision": form("sheet.decide"),
  "/:lang/signature/:secret": signing(form("public")),
  "/:lang/signature/:secret/withdrawal": signing(form("public")),
  "/:lang/office": page("office.enter"),
  "/:lang/office/petitions/:petitionId/reply": form("petition.reply"),
  "/:lang/moderation": page("moderation.enter"),
  "/:lang/moderation/petitions/:petitionId": form("petition.moderate"),
  "/:lang/moderation/petitions/:petitionId/pause": form("petition.pause"),
  "/:lang/moderation/petitions/:petitionId/resume": form("petition.pause"),
  "/:lang/moderation/texts/:kind/:textId": form("content.remove"),
  "/:lang/moderation/texts/:kind/:textId/look": deed("moderation.enter"),
  "/:lang/moderation/reports/:reportId": form("report.settle"),
  "/:lang/moderation/appeals/:appealId": form("appeal.decide"),
  "/:lang/moderation/holds/:kind/:item": form("moderation.enter"),
  "/:lang/report": form("public"),
  "/:lang/report/sent": reading(),
  "/:lang/removals": reading(),
  "/:lang/removals/:removalId": reading(),
  "/:lang/appeals/sent": reading(),
  "/:lang/appeals/by-letter/:secret": form("public"),
  "/:lang/appeals/:matter/:matterId": form("personal"),
  "/:lang/operations/mandates": page("mandate.arrange"),
  "/:lang/operations/mandates/:organizationId": page("mandate.arrange"),
  "/:lang/operations/mandates/:organizationId/terms/new": form("mandate.arrange"),
  "/:lang/operations/mandates/:organizationId/seats/new": form("mandate.arrange"),
  "/:lang/operations/mandates/:organizationId/law/new": form("mandate.arrange"),
  "/:lang/operations/recalls": page("recall.record"),
  "/:lang/operations/petitions/:petitionId/recall": form("recall.record"),
  "/:lang/organizations": reading(),
  "/:lang/organizations/new": form("organization.apply"),
  "/:lang/organizations/:organizationId": reading(),
  "/:lang/organizations/:organizationId/profile": form("organization.manage"),
  "/:lang/organizations/:organizationId/people": fresh(form("organization.manage")),
  "/:lang/organizations/:organizationId/people/:accountId/removal": fresh(
    form("organization.manage"),
  ),
  "/:lang/organizations/:organizationId/people/:accountId/handover": fresh(
    form("organization.manage"),
  ),
  "/:lang/organizations/:organizationId/invitations/:invitationId/revocation": deed(
    "organization.manage",
  ),
  "/:lang/invitations/:secret": form("public"),
  "/:lang/approvals": page("approval.see"),
  "/:lang/approvals/:approvalId": fresh(form("approval.see")),
  "/:lang/approvals/:approvalId/alone": fresh(form("glass.break")),
  "/:lang/exceptions": reading(),
  "/:lang/audit": page("audit.see"),
  "/:lang/operations": page("operations.see"),
  "/:lang/operations/accounts": page("operations.see"),
  "/:lang/operations/accounts/new": fresh(form("account.admit")),
  "/:lang/operations/accounts/:accountId": fresh(form("account.suspend")),
  "/:lang/operations/organizations": page("operations.see"),
  "/:lang/operations/organizations/:organizationId": fresh(form("organization.admit")),
  "/:lang/operations/audit": page("audit.see"),
  "/:lang/recall": page("public"),
  "/:lang/recall/:office": reading(),
  "/:lang/method": reading(),

  "/:lang/session": form("public"),
  "/:lang/session/passkey": withScript(form("public")),
  "/:lang/session/factor": withScript(forHalfOpen(form("personal"), "unproved")),
  "/:lang/session/again": withScript(form("personal")),
  "/:lang/session/end": forHalfOpen(deed("personal"), "unproved", "unenrolled"),
  "/:lang/session/reset": forHalfOpen(form("public"), "unproved", "unenrolled"),
  "/:lang/session/reset/:secret": forHalfOpen(form("public"), "unproved", "unenrolled"),
  "/:lang/account": page("personal"),
  "/:lang/account/new": form("public"),
  "/:lang/account/confirm/:secret": form("public"),
  "/:lang/account/password": form("personal"),
  "/:lang/account/conflicts": form("conflict.declare"),
  "/:lang/account/conflicts/:conflictId/end": deed("conflict.declare"),
  "/:lang/account/shown-name": deed("conflict.declare"),
  "/:lang/account/factors": fresh(forHalfOpen(page("personal"), "unenrolled")),
  "/:lang/account/factors/totp": fresh(forHalfOpen(form("personal"), "unenrolled")),
  "/:lang/account/factors/totp/removal": fresh(form("personal")),
  "/:lang/account/factors/codes": fresh(form("personal")),
  "/:lang/account/factors/passkeys/new": withScript(
    fresh(forHalfOpen(form("personal"), "unenrolled")),
  ),
  "/:lang/account/factors/passkeys/:passkeyId": fresh(form("personal")),
  "/:lang/account/factors/passkeys/:passkeyId/removal": fresh(form("personal")),
  "/:lang/account/email": fresh(form("personal")),
  "/:lang/account/email/:secret": forHalfOpen(form("public"), "unproved", "unenrolled"),
  "/:lang/account/deletion": fresh(form("personal")),
  "/:lang/account/export": fresh(page("personal")),
  "/:lang/account/sessions/end": deed("personal"),

  "/:lang/about": reading(),
  "/:lang/privacy": reading(),
  "/:lang/accessibility": reading(),

  "/:lang/problem/:status": page("public"),
  "/demo": forHalfOpen(page("public"), "unproved", "unenrolled"),
  "/demo/mailbox": forHalfOpen(page("public"), "unproved", "unenrolled"),
  "/demo/sign-in/:name": forHalfOpen(page("public"), "unproved", "unenrolled"),

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

/** The same, for who proved lately who they are: 15 minutes for reading, 45 for sending what was read. */
function fresh(access: RouteAccess): RouteAccess {
  return { ...access, fresh: true }
}

/** The same, also for sessions that lack their second factor so. */
function forHalfOpen(access: RouteAccess, ...halfOpen: readonly HalfOpen[]): RouteAccess {
  return { ...access, halfOpen }
}

/** The same, with the site's own script allowed. */
function withScript(access: RouteAccess): RouteAccess {
  return { ...access, script: true }
}

/** The same, for the way of a signature: it keeps its places when all others are refused. */
function signing(access: RouteAccess): RouteAccess {
  return { ...access, lane: "signing" }
}

/** The same, for a form that brings files. */
function uploading(access: RouteAccess): RouteAccess {
  return { ...access, upload: true }
}
