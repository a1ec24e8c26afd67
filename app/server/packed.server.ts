import { createHash } from "node:crypto"
import type { IncomingMessage } from "node:http"
import { promisify } from "node:util"
import { brotliCompress, constants, gzip } from "node:zlib"
import { empty, withHeaders } from "#app/server/answer.server.ts"
import type { Answer } from "#app/server/answer.server.ts"

type Coding = "br" | "gzip"

const worthPacking = /^(text\/|image\/svg|application\/(json|atom|xml))/

/** A finished answer kept in memory with its ETag, packed off the way of the request that made it. */
export class Packed {
  private readonly bodies = new Map<Coding, Buffer>()
  private readonly hash: string
  /** Settles when the packed forms are there. */
  readonly packing: Promise<void>

  /** @param vary the request's headers, besides Accept-Encoding, on which the answer depends */
  constructor(
    private readonly answer: Answer,
    private readonly vary: readonly string[] = [],
  ) {
    this.hash = createHash("sha256").update(answer.body).digest("base64url").slice(0, 22)
    const isWorth = worthPacking.test(String(answer.headers["content-type"]))
    this.packing = isWorth ? this.pack() : Promise.resolve()
  }

  /** In bytes of memory, about: the body, its packed forms, what surrounds them. */
  get size(): number {
    return this.answer.body.length * 2 + 1024
  }

  /** 304 when the client has it; else the smallest form that the client takes. */
  answerTo(request: IncomingMessage): Answer {
    const coding = this.codingFor(request.headers["accept-encoding"])
    const tagged = withHeaders(this.answer, {
      etag: coding ? `"${this.hash}-${coding}"` : `"${this.hash}"`,
      vary: ["Accept-Encoding", ...this.vary].join(", "),
    })
    if (this.isKnownTo(request)) return { ...tagged, status: 304, body: empty }
    const body = coding && this.bodies.get(coding)
    return body ? { ...withHeaders(tagged, { "content-encoding": coding }), body } : tagged
  }

  /** Whichever coding the client has: all unpack to the same. */
  private isKnownTo(request: IncomingMessage): boolean {
    const known = request.headers["if-none-match"] ?? ""
    return known.trim() === "*" || known.includes(this.hash)
  }

  private codingFor(accepted = ""): Coding | undefined {
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
