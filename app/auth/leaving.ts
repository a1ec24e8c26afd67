import { endedSessionCookie } from "./cookie.ts"

/** Headers of an answer that signs out: the cookie taken back, and all that the browser kept of the site. */
export function leaving(origin: string): Record<string, string> {
  return {
    "Set-Cookie": endedSessionCookie(origin),
    "Clear-Site-Data": '"cache", "cookies", "storage"',
  }
}
