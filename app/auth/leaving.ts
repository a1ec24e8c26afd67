import { endedSessionCookie } from "./cookie.ts"

/** Headers of an answer that signs out: the cookie taken back, and what the browser kept of the site's pages. */
export function leaving(origin: string): Record<string, string> {
  return {
    "Set-Cookie": endedSessionCookie(origin),
    "Clear-Site-Data": '"cache", "storage"',
  }
}
