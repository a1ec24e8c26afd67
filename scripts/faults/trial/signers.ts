import { setTimeout as sleep } from "node:timers/promises"
import { ask } from "./asking.ts"
import type { Status } from "./asking.ts"
import type { Inbox } from "./letters.ts"
import type { Deed, End } from "#scripts/faults/history/events.ts"
import type { History } from "#scripts/faults/history/history.ts"

interface Crowd {
  /** The balancer's. */
  readonly port: number
  readonly host: string
  /** Public ids. */
  readonly petitions: readonly string[]
  readonly letters: Inbox
  readonly history: History
  /** Links may be over before they are followed. */
  readonly linksMayEnd?: boolean
}

/** Every so many of them asks for two letters and follows both links at once. */
const everyTwin = 8
/** Every so many of them follows the link once more. */
const everyAgain = 5
/** Of a site that is killed again and again each time some letters wait until their lease ends. */
const mostRequests = 12
const patienceMs = 120_000

/** Lets people sign, so many at a time, until told to stop; whoever has begun goes on to the end. */
export async function sign(crowd: Crowd, abreast: number, isOver: () => boolean): Promise<void> {
  let nth = 0
  async function one(): Promise<void> {
    while (!isOver() && !crowd.history.isClosed) {
      nth += 1
      await signAs(crowd, nth)
    }
  }
  await Promise.all(Array.from({ length: abreast }, one))
}

async function signAs(crowd: Crowd, nth: number): Promise<void> {
  const petition = crowd.petitions[nth % crowd.petitions.length] ?? ""
  const email = `signer-${String(nth)}@uade.example`
  const letters = nth % everyTwin === 0 ? 2 : 1
  const links = await request(crowd, { petition, email, letters })
  if (links.length === 0) {
    crowd.history.complain(`${email} had no letter`)
    return
  }
  const ends = await Promise.all(links.map((link) => follow(crowd, { petition, email, link })))
  const counted = links.filter((_, at) => ends[at] === 303)
  const [link] = counted
  // Of several links to one person's signature the others are told that it is counted already.
  const isRight =
    (counted.length === 1 || (crowd.linksMayEnd === true && counted.length === 0)) &&
    ends.every((end) => end === 303 || end === 409)
  if (!isRight) crowd.history.complain(`${email} was answered ${ends.join(", ")}`)
  if (link === undefined || nth % everyAgain !== 0) return
  const again = await follow(crowd, { petition, email, link })
  if (again !== 303) crowd.history.complain(`${email} was answered ${String(again)} again`)
}

interface Asking {
  readonly petition: string
  readonly email: string
  readonly letters: number
}

/** Sends the form until letters come; a letter that a killed worker held comes long after, so it is asked for anew. */
async function request(crowd: Crowd, { petition, email, letters }: Asking) {
  const fields = { family: "Example", given: "Samal", email, voter: "on", consent: "on" }
  for (let sent = 0; sent < mostRequests && !crowd.history.isClosed; sent += 1) {
    const path = `/en/petitions/${petition}/sign`
    const end = await insist(crowd, { does: "ask", petition, who: email }, path, fields)
    if (end !== 303) crowd.history.complain(`${email} asked and got ${String(end)}`)
    if (sent + 1 < letters) continue
    const links = await crowd.letters.linksTo(email, letters, 5_000)
    if (links.length > 0) return links
  }
  return []
}

interface Following {
  readonly petition: string
  readonly email: string
  /** A path that ends with the secret. */
  readonly link: string
}

function follow(crowd: Crowd, { petition, email, link }: Following): Promise<Status> {
  const secret = link.split("/").at(-1) ?? ""
  return insist(crowd, { does: "confirm", petition, who: email, secret }, link, {})
}

/** Asks until there is an answer that is more than "not now". */
async function insist(
  { port, host, history }: Crowd,
  deed: Deed,
  path: string,
  fields: Readonly<Record<string, string>>,
): Promise<Status> {
  const deadline = performance.now() + patienceMs
  for (;;) {
    const op = history.invoke(deed)
    const { status } = await ask({ port, host, path, fields })
    history.end(op, endOf(status), status)
    const isDone = !isPassing(status) || history.isClosed
    if (isDone || performance.now() > deadline) return status
    await sleep(100 + Math.random() * 400)
  }
}

function isPassing(status: Status): boolean {
  return status === "lost" || status === 503
}

/** Only a refusal by the rules is certain; 503 says itself that nobody may know. */
function endOf(status: Status): End {
  if (status === 303) return "ok"
  return status === 409 ? "fail" : "unknown"
}
