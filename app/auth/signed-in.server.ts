import type { OpenSession, SignedIn } from "#app/context.server.ts"

/**
 * The account behind a request to a personal page.
 * @throws where nobody is signed in: the access table keeps such a request from the page
 */
export function requireAccount(context: { readonly account: SignedIn | null }): SignedIn {
  if (!context.account) throw new Error("a personal page was reached without an account")
  return context.account
}

/**
 * The session behind a request to a page of its own factors, half-open or not.
 * @throws where there is none: the access table keeps such a request from the page
 */
export function requireSession(context: { readonly session: OpenSession | null }): OpenSession {
  if (!context.session) throw new Error("a page of a session was reached without one")
  return context.session
}
