import type { SignedIn } from "#app/context.server.ts"

/**
 * The account behind a request to a personal page.
 * @throws where nobody is signed in: the access table keeps such a request from the page
 */
export function requireAccount(context: { readonly account: SignedIn | null }): SignedIn {
  if (!context.account) throw new Error("a personal page was reached without an account")
  return context.account
}
