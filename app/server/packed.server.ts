import { createHash } from "node:crypto"
import type { IncomingMessage } from "node:http"
import { promisify } from "node:util"
import { brotliCompress, constants, gzip } from "node:zlib"
import { empty, withHeaders } from "#app/server/answer.server.ts"
import type { Answer } from "#app/server/answer.server.ts"

type Coding = "br" | "gzip"

const worthPacking = /^(text\/|image\/svg|application\/(json|atom))/

/** A finished answer kept in memory with its ETag, packed off the way of the request that made it. */
export class Packed {
  private readonly bodies = new Map<Coding, Buffer>()
  private readonly etag: string

  constructor(readonly answer: Answer) {
    this.etag = `"${createHash("sha256").update(answer.body).digest("base64url").slice(0, 22)}"`
    if (worthPacking.test(String(answer.headers["content-type"]))) void this.pack()
  }

  get size(): number {
    return this.answer.body.length * 2
  }

  /** 304 when the client has it; else the smallest form that the client takes. */
  answerTo(request: IncomingMessage): Answer {
    const tagged = withHeaders(this.answer, { etag: this.etag, vary: "Accept-Encoding, Cookie" })
    if (request.headers["if-none-match"]?.includes(this.etag)) {
      return { ...tagged, status: 304, body: empty }
    }
    const coding = this.codingFor(String(request.headers["accept-encoding"] ?? ""))
    const body = coding && this.bodies.get(coding)
    return body ? { ...withHeaders(tagged, { "content-encoding": coding }), body } : tagged
  }

  private codingFor(accepted: string): Coding | undefined {
    return (["br", "gzip"] as const).find(
      (coding) =>
        new RegExp(`\\b${coding}\\b(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$))`).test(accepted) &&
        this.bodies.has(coding),
    )
  }

  private async pack(): Promise<void> {
    const { body } = this.answer
    const [br, gz] = await Promise.all([
      promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
      promisify(gzip)(body, { level: 6 }),
    ])
    this.bodies.set("br", br).set("gzip", gz)
  }
}
