import { request } from "node:http"

/** How an answer came out: its status, or that there was none. */
export type Status = number | "lost"

export interface Answered {
  readonly status: Status
  readonly body: string
}

interface Asked {
  readonly port: number
  /** What the site believes to be called. */
  readonly host: string
  readonly path: string
  /** The fields of a form that is sent; without, the address is read. */
  readonly fields?: Readonly<Record<string, string>>
}

const patienceMs = 15_000
let asked = 0

/** Asks over a connection of its own, from an address of its own: no limit counts two of them together. */
export function ask({ port, host, path, fields }: Asked): Promise<Answered> {
  const body = fields && new URLSearchParams(fields).toString()
  const form = body !== undefined && {
    origin: `http://${host}`,
    "content-type": "application/x-www-form-urlencoded",
    "content-length": Buffer.byteLength(body),
  }
  const headers = {
    host,
    "x-forwarded-for": nextAddress(),
    "sec-fetch-site": "same-origin",
    ...form,
  }
  const method = body === undefined ? "GET" : "POST"
  return new Promise((resolve) => {
    function lost(): void {
      resolve({ status: "lost", body: "" })
    }
    const sent = request(
      { host: "127.0.0.1", port, path, method, headers, agent: false, timeout: patienceMs },
      (response) => {
        const chunks: Buffer[] = []
        response.on("data", (chunk: Buffer) => chunks.push(chunk))
        response.once("error", lost)
        response.once("end", () =>
          resolve({
            status: response.statusCode ?? "lost",
            body: Buffer.concat(chunks).toString(),
          }),
        )
      },
    )
    sent.once("error", lost)
    sent.once("timeout", () => sent.destroy())
    sent.end(body)
  })
}

function nextAddress(): string {
  asked += 1
  return `10.${String((asked >> 16) & 255)}.${String((asked >> 8) & 255)}.${String(asked & 255)}`
}
