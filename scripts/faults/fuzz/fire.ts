import fc from "fast-check"
import { complaintsOfApi } from "./api-answer.ts"
import { complaintsOf } from "./oracle.ts"
import type { Answered } from "./oracle.ts"
import type { Objects, Shot } from "./targets.ts"
import { shots } from "./targets.ts"

/** Where the site is, what stands in it, and who asks. */
export interface Range {
  readonly origin: string
  readonly objects: Objects
  /** Cookies of people of different roles; undefined for a stranger. */
  readonly cookies: readonly (string | undefined)[]
  /** Texts that no answer may hold. */
  readonly canaries: readonly string[]
}

export interface Outcome {
  readonly sent: number
  /** How many answers of the API were held to its description. */
  readonly judged: number
  readonly statuses: ReadonlyMap<number, number>
  /** `POST /en/report: status 500`, each once. */
  readonly complaints: readonly string[]
}

/** One of each role asks; of the others no answer may name the address. */
export function peopleOf(cast: readonly string[]) {
  return {
    askers: cast.filter((name) => !/-[2-9]$/.test(name)),
    canaries: cast.filter((name) => /-[2-9]$/.test(name)),
  }
}

/** Sends so many made-up requests, some at once, and judges every answer. A seed makes the same ones again. */
export async function fire(range: Range, count: number, seed: number): Promise<Outcome> {
  const made = fc.sample(await shots(range.objects), { numRuns: count, seed })
  const statuses = new Map<number, number>()
  const complaints = new Set<string>()
  let next = 0
  let judged = 0

  /** Every answer of the API is as its own description says, whatever its status. */
  function judgeApi({ method, path }: Shot, { status, headers, body }: Answered): string[] {
    if (!/^\/api(\/|$)/.test(path)) return []
    judged += 1
    const reply = { status, type: headers.get("content-type"), body }
    return complaintsOfApi(path, reply, method === "POST" ? "post" : "get")
  }

  async function shoot(): Promise<void> {
    for (let index = next++; index < made.length; index = next++) {
      const shot = made[index]
      if (!shot) return
      const cookie = range.cookies[index % range.cookies.length]
      const answer = await send(range.origin, shot, cookie, index)
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
      const found = complaintsOf(shot.path, answer, range.canaries)
      for (const wrong of [...found, ...judgeApi(shot, answer)]) {
        complaints.add(
          `${shot.method} ${shot.path}: ${wrong} ${JSON.stringify(shot.fields).slice(0, 300)}`,
        )
      }
    }
  }

  await Promise.all(Array.from({ length: 6 }, shoot))
  return { sent: made.length, judged, statuses, complaints: [...complaints] }
}

/** Who is told that the site is busy comes again, as told. */
async function send(origin: string, shot: Shot, cookie: string | undefined, index: number) {
  for (let tries = 0; ; tries += 1) {
    const answer = await sendOnce(origin, shot, cookie, index).catch((fault: unknown) => {
      if (tries > 3) throw fault
      return undefined
    })
    // The line was closed while a body that is too large was still under way: asked once more.
    if (!answer) continue
    if (answer.status !== 503 || !answer.headers.has("retry-after") || tries > 20) return answer
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

async function sendOnce(origin: string, shot: Shot, cookie: string | undefined, index: number) {
  const fields = new URLSearchParams()
  for (const [name, values] of Object.entries(shot.fields)) {
    for (const value of values) fields.append(name, value)
  }
  const isForm = shot.method === "POST"
  // A query of 20,000 letters is refused by the gate as any address of that length; forms take it.
  const query = isForm ? "" : fields.toString().slice(0, 3_000).replace(/%.?$/, "")
  const answer = await fetch(`${origin}${shot.path}${query === "" ? "" : `?${query}`}`, {
    method: shot.method,
    redirect: "manual",
    headers: {
      "sec-fetch-site": "same-origin",
      "x-forwarded-for": `10.${String(index % 250)}.${String((index >> 8) % 250)}.9`,
      ...(cookie === undefined ? {} : { cookie }),
    },
    ...(isForm ? { body: fields } : {}),
  })
  return { status: answer.status, headers: answer.headers, body: await answer.text() }
}
