import { connect } from "node:net"
import type { Socket } from "node:net"

/** What a crowd saw: answers, and how long each took, in milliseconds, sorted. */
export interface Crowd {
  readonly answers: number
  readonly wrong: number
  readonly seconds: number
  readonly waits: Float64Array
}

export interface Asked {
  readonly port: number
  /** Requests as they go over the line; each visitor sends them in turn, from a place of its own. */
  readonly requests: readonly string[]
  readonly visitors: number
  readonly seconds: number
  /** What an answer begins with that is right. */
  readonly expects: string
}

/**
 * Visitors that ask again as soon as they are answered, each over a connection that stays. Written on bare
 * sockets: a client that parses headers would be slower than the servers measured, and all would seem alike.
 */
export async function sendCrowd(asked: Asked): Promise<Crowd> {
  const waits: number[] = []
  const tally = { wrong: 0 }
  const from = performance.now()
  const until = from + asked.seconds * 1000
  const places = Array.from({ length: asked.visitors }, (_, place) => place)
  await Promise.all(places.map((place) => visit(asked, place, until, waits, tally)))
  const seconds = (performance.now() - from) / 1000
  const sorted = Float64Array.from(waits).sort()
  return { answers: waits.length, wrong: tally.wrong, seconds, waits: sorted }
}

/** The wait that so large a part of the answers did not exceed. */
export function quantile({ waits }: Crowd, part: number): number {
  return waits[Math.min(waits.length - 1, Math.floor(waits.length * part))] ?? Number.NaN
}

function visit(
  { port, requests, expects }: Asked,
  place: number,
  until: number,
  waits: number[],
  tally: { wrong: number },
): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: "127.0.0.1", noDelay: true })
    let turn = place
    let sent = 0
    let left = -1
    let head = ""

    function ask(): void {
      sent = performance.now()
      left = -1
      head = ""
      socket.write(requests[turn++ % requests.length] ?? "")
    }

    socket.on("connect", ask)
    socket.on("error", reject)
    socket.on("close", () => resolve())
    socket.on("data", (chunk) => {
      if (left < 0) {
        head += chunk.toString("latin1")
        const end = head.indexOf("\r\n\r\n")
        if (end < 0) return
        left = bodyLength(head) - (head.length - end - 4)
      } else left -= chunk.length
      if (left > 0) return
      const now = performance.now()
      waits.push(now - sent)
      if (!head.startsWith(expects)) tally.wrong += 1
      if (now < until) ask()
      else leave(socket)
    })
  })
}

function leave(socket: Socket): void {
  socket.end()
}

function bodyLength(head: string): number {
  const found = /\r\ncontent-length: (\d+)/i.exec(head)
  return found ? Number(found[1]) : 0
}
