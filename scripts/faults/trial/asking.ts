import { request } from "node:http"

/** How an answer came out: its status, or that there was none. */
export type Status = number | "lost"

export interface Answered {
  readonly status: Status
  readonly body: string
  /** Cookies that were set, each as a browser would send it back. */
  readonly cookies: readonly string[]
}

interface Asked {
  readonly port: number
  /** What the site believes to be called. */
  readonly host: string
  readonly path: string
  /** The fields of a form that is sent; without, the address is read. */
  readonly fields?: Readonly<Record<string, string>>
  readonly cookie?: string | undefined
  /** From which address; by default from one of its own, so that no limit counts two of them together. */
  readonly from?: string
}

const patienceMs = 15_000
let asked = 0

/** Asks over a connection of its own. */
export function ask({ port, host, path, fields, cookie, from }: Asked): Promise<Answered> {
  const body = fields && new URLSearchParams(fields).toString()
  const form = body !== undefined && {
    origin: `http://${host}`,
    "content-type": "application/x-www-form-urlencoded",
    "content-length": Buffer.byteLength(body),
  }
  const headers = {
    host,
    "x-forwarded-for": from ?? nextAddress(),
    "sec-fetch-site": "same-origin",
    ...form,
    ...(cookie !== undefined && { cookie }),
  }
  const method = body === undefined ? "GET" : "POST"
  return new Promise((resolve) => {
    function lost(): void {
      resolve({ status: "lost", body: "", cookies: [] })
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
            cookies: (response.headers["set-cookie"] ?? []).map((text) => text.replace(/;.*/s, "")),
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
