import type { Deed } from "#app/domain/access.ts"
import type { Standing } from "#app/domain/factor.ts"

/** `public`: everybody. `personal`: everybody who is signed in, each for their own. A deed: its roles. */
export type AccessRule = "public" | "personal" | Deed

/** `shared`: one page for all who are not signed in. `none`: made for one request and kept nowhere. */
export type Caching = "shared" | "none"

/** Who may ask what of one URL, and what the gate does for it. */
export interface RouteAccess {
  readonly GET?: AccessRule
  readonly POST?: AccessRule
  readonly caching: Caching
  /** Made for one request and packed for it all the same: it holds no secret that its length could tell. */
  readonly packed?: true
  /** Takes files: a body of up to 10 MiB instead of a form's 64 KiB. */
  readonly upload?: true
  /** Served when the site is so busy that pages are refused. */
  readonly lane?: "signing"
  /**
   * What is sent here is taken while the site is read-only. `reads`: it stores nothing. `way-back`: an operator needs
   * it to end the read-only mode that an operator began.
   */
  readonly whileReadOnly?: "reads" | "way-back"
  /** What an operator may stop together with what is sent here. */
  readonly stoppedWith?: "signing" | "opening"
  /** Who only opens it by its address changes something too. */
  readonly opensWrite?: true
  /** Asks for a fresh proof of who somebody is: for deeds that a stolen session must not do. */
  readonly fresh?: true
  /** Sessions that lack their second factor and may come here nevertheless: to give it, or to leave. */
  readonly halfOpen?: readonly HalfOpen[]
  /** The page carries a script of the site: passkeys cannot be used without, other forms can. */
  readonly script?: true
  /** That script asks this site for something. */
  readonly asks?: true
  /** That script may speak to the program on the visitor's own computer that signs files. */
  readonly signer?: true
}

/** How a session lacks its second factor. */
export type HalfOpen = Exclude<Standing, "full">

/** A page that is the same for everybody who is not signed in. */
export function reading(): RouteAccess {
  return { GET: "public", caching: "shared" }
}

/** A page made for the one who asks. */
export function page(rule: AccessRule): RouteAccess {
  return { GET: rule, caching: "none" }
}

/** A page made for the one who asks that holds nothing but what everybody may read, and what was asked. */
export function answerPage(): RouteAccess {
  return { GET: "public", caching: "none", packed: true }
}

/** A page with a form that posts to the page's own address. */
export function form(rule: AccessRule): RouteAccess {
  return { GET: rule, POST: rule, caching: "none" }
}

/** A form that holds nothing of the visitor: one page for all, as when many come to sign at once. */
export function sharedForm(): RouteAccess {
  return { GET: "public", POST: "public", caching: "shared" }
}

/** An address that takes a form from another page; who only opens it is led to a page. */
export function deed(rule: AccessRule): RouteAccess {
  return { GET: "public", POST: rule, caching: "none" }
}

/** The same, for who proved lately who they are: 15 minutes for reading, 45 for sending what was read. */
export function fresh(access: RouteAccess): RouteAccess {
  return { ...access, fresh: true }
}

/** The same, also for sessions that lack their second factor so. */
export function forHalfOpen(access: RouteAccess, ...halfOpen: readonly HalfOpen[]): RouteAccess {
  return { ...access, halfOpen }
}

/** The same, for a form that stores nothing: it is answered while the site is read-only. */
export function storingNothing(access: RouteAccess): RouteAccess {
  return { ...access, whileReadOnly: "reads" }
}

/** The same, for what an operator needs to end the read-only mode. */
export function wayBack(access: RouteAccess): RouteAccess {
  return { ...access, whileReadOnly: "way-back" }
}

/** The same, where what is sent is refused while an operator has stopped this. */
export function stoppedWith(
  kind: NonNullable<RouteAccess["stoppedWith"]>,
  access: RouteAccess,
): RouteAccess {
  return { ...access, stoppedWith: kind }
}

/** The same, for an address that changes something when it is opened. */
export function openingWrites(access: RouteAccess): RouteAccess {
  return { ...access, opensWrite: true }
}

/** The same, with the site's own script allowed. */
export function withScript(access: RouteAccess): RouteAccess {
  return { ...access, script: true }
}

/** The same, with a script that may ask this site. */
export function withAskingScript(access: RouteAccess): RouteAccess {
  return { ...access, script: true, asks: true }
}

/** The same, with the script that speaks to the signing program on the visitor's own computer. */
export function withSigner(access: RouteAccess): RouteAccess {
  return { ...withScript(access), signer: true }
}

/** The same, for the way to a counted signature, which an operator may stop. */
export function counting(access: RouteAccess): RouteAccess {
  return signing(stoppedWith("signing", access))
}

/** The same, for the way of a signature: it keeps its places when all others are refused. */
export function signing(access: RouteAccess): RouteAccess {
  return { ...access, lane: "signing" }
}

/** The same, for a form that brings files. */
export function uploading(access: RouteAccess): RouteAccess {
  return { ...access, upload: true }
}
