import { connect } from "node:net"

/** What a crowd saw: its answers, and how long each took, in milliseconds, sorted. */
export interface Crowd {
  readonly answers: number
  /** The first line of each answer that was another than expected. */
  readonly wrong: readonly string[]
  /** To the last answer, and the time asked for at the least. Whose turn comes later asks nothing any more. */
  readonly seconds: number
  readonly waits: Float64Array
  /** Of these, who asked for a page. */
  readonly readWaits: Float64Array
  /** And who sent a form. */
  readonly sentWaits: Float64Array
}

export interface Asked {
  readonly port: number
  /** The next request as it goes over the line; undefined where there is none left. */
  readonly next: () => string | undefined
  readonly visitors: number
  readonly seconds: number
  /** What the head of a right answer is like. */
  readonly expects: RegExp
  /** So many requests a second in all; left out, each visitor asks again as soon as it is answered. */
  readonly rate?: number
}

interface Tally {
  readonly until: number
  readonly readWaits: number[]
  readonly sentWaits: number[]
  readonly wrong: string[]
  last: number
}

/**
 * Visitors that ask again and again, each over a connection that stays as long as the server keeps it. Written on
 * bare sockets: a client that parses headers would be slower than the servers measured, and all would seem alike.
 */
export async function sendCrowd(asked: Asked): Promise<Crowd> {
  const from = performance.now()
  const until = from + asked.seconds * 1000
  const tally: Tally = { until, readWaits: [], sentWaits: [], wrong: [], last: until }
  const places = Array.from({ length: asked.visitors }, (_, place) => place)
  await Promise.all(places.map((place) => visit(asked, tally, place)))
  const { wrong, last } = tally
  const seconds = (last - from) / 1000
  const readWaits = Float64Array.from(tally.readWaits).sort()
  const sentWaits = Float64Array.from(tally.sentWaits).sort()
  const waits = new Float64Array(readWaits.length + sentWaits.length)
  waits.set(readWaits)
  waits.set(sentWaits, readWaits.length)
  waits.sort()
  return { answers: waits.length, wrong, seconds, waits, readWaits, sentWaits }
}

/** The wait that so large a part of the answers did not exceed, in milliseconds. */
export function quantile({ waits }: Crowd, part: number): number {
  return waits[Math.min(waits.length - 1, Math.floor(waits.length * part))] ?? Number.NaN
}

/** @throws where somebody was answered otherwise than expected, saying how and how many */
export function refuseWrong(name: string, { answers, wrong }: Crowd): void {
  if (wrong.length === 0 && answers > 0) return
  const told = [...new Set(wrong)].map((line) => {
    const many = wrong.filter((one) => one === line).length
    return `${String(many)} × ${line}`
  })
  throw new Error(`${name}: of ${String(answers)} answers these are wrong: ${told.join(", ")}`)
}

export function perSecond({ answers, seconds }: Crowd): number {
  return answers / seconds
}

/** Comes again over a new connection each time the server ends one. */
async function visit(asked: Asked, tally: Tally, place: number): Promise<void> {
  const pace = asked.rate === undefined ? 0 : (1000 * asked.visitors) / asked.rate
  let due = performance.now() + (pace * place) / asked.visitors
  for (;;) {
    const isOver = await converse(asked, tally, () => {
      const wait = pace === 0 ? 0 : due - performance.now()
      due += pace
      return wait
    })
    if (isOver) return
  }
}

/** One connection. @returns whether the time is over, or nothing is left to ask */
function converse(asked: Asked, tally: Tally, untilNext: () => number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port: asked.port, host: "127.0.0.1", noDelay: true })
    let isOver = false
    let sent = 0
    let left = -1
    let head = ""
    let waits = tally.readWaits

    function ask(): void {
      const request = performance.now() < tally.until ? asked.next() : undefined
      if (request === undefined) {
        isOver = true
        socket.end()
        return
      }
      waits = request.startsWith("POST ") ? tally.sentWaits : tally.readWaits
      sent = performance.now()
      left = -1
      head = ""
      socket.write(request)
    }

    function askWhenDue(): void {
      const wait = untilNext()
      // Who is late asks at once: waiting at the server counts, as it does for people.
      if (wait <= 0) ask()
      else setTimeout(ask, wait)
    }

    function take(chunk: Buffer): void {
      if (left < 0) {
        head += chunk.toString("latin1")
        const end = head.indexOf("\r\n\r\n")
        if (end < 0) return
        left = bodyLength(head) - (head.length - end - 4)
      } else left -= chunk.length
      if (left > 0) return
      const now = performance.now()
      waits.push(now - sent)
      tally.last = Math.max(tally.last, now)
      if (!asked.expects.test(head)) tally.wrong.push(head.split("\r\n", 1)[0] ?? "")
      if (/\r\nconnection: close/i.test(head)) socket.end()
      else askWhenDue()
    }

    socket.on("connect", askWhenDue)
    socket.on("data", take)
    socket.on("error", reject)
    socket.on("close", () => resolve(isOver))
  })
}

function bodyLength(head: string): number {
  const found = /\r\ncontent-length: (\d+)/i.exec(head)
  return found ? Number(found[1]) : 0
}
