import { get } from "node:http"
import { setTimeout as sleep } from "node:timers/promises"

/** An answer as it came over the line, but for what every server of Node adds by itself. `body` in base64. */
export interface Sent {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Asks for a page until it is kept and packed, and takes it as it came. */
export async function takeKept(port: number, path: string): Promise<Sent> {
  for (let turn = 0; turn < 3; turn += 1) {
    await take(port, path)
    await sleep(300)
  }
  return take(port, path)
}

function take(port: number, path: string): Promise<Sent> {
  const headers = { host: `localhost:${String(port)}`, "accept-encoding": "gzip, deflate, br" }
  return new Promise((resolve, reject) => {
    get({ port, host: "127.0.0.1", path, headers, agent: false }, (response) => {
      const chunks: Buffer[] = []
      response.on("data", (chunk: Buffer) => chunks.push(chunk))
      response.on("end", () => {
        const own = Object.entries(response.headers).filter(
          (entry): entry is [string, string] =>
            typeof entry[1] === "string" && !ofNode.has(entry[0]),
        )
        if (response.statusCode !== 200) reject(new Error(`${path} is not there`))
        resolve({
          headers: Object.fromEntries(own),
          body: Buffer.concat(chunks).toString("base64"),
        })
      })
    }).on("error", reject)
  })
}

const ofNode = new Set(["date", "connection", "keep-alive"])
