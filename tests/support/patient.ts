import { setTimeout as sleep } from "node:timers/promises"

/** Whoever is told that the site is busy comes again, as told; after twenty seconds it is taken at its word. */
export async function untilNotBusy<Answer extends { readonly status: number }>(
  request: () => Promise<Answer>,
): Promise<Answer> {
  for (let tries = 0; tries < 80; tries += 1) {
    const answer = await request()
    if (answer.status !== 503) return answer
    await sleep(250)
  }
  return request()
}

/** `fetch` that follows no redirect by itself and is patient with a site that is busy. */
export function fetchPatiently(url: string, init: RequestInit = {}): Promise<Response> {
  return untilNotBusy(() => fetch(url, { redirect: "manual", ...init }))
}
