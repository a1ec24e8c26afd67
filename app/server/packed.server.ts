import { hash } from "node:crypto"
import type { IncomingMessage } from "node:http"
import { promisify } from "node:util"
import { brotliCompress, constants, gzip, gzipSync } from "node:zlib"
import type { ZlibOptions } from "node:zlib"
import { empty, withHeaders } from "#app/server/answer.server.ts"
import type { Answer } from "#app/server/answer.server.ts"

type Coding = "br" | "gzip"

/** To hand a body of no more bytes over to another thread takes the event loop longer than to pack it lightly. */
const mostAtOnce = 128 * 1024

/** Looks no further back than the body is long: a short one is packed within the fast memory of a processor. */
function lightly(bytes: number): ZlibOptions {
  const windowBits = Math.min(15, Math.max(9, Math.ceil(Math.log2(bytes + 1))))
  return { level: 3, windowBits, memLevel: windowBits < 14 ? 6 : 8, chunkSize: 4096 }
}
const packWell = promisify(gzip)
const packBest = promisify(brotliCompress)

const worthPacking = /^(text\/|image\/svg|application\/(json|atom|xml))/

/**
 * A finished answer kept in memory with its ETag. It is packed by gzip before its first reader gets it, who may have the
 * slowest line of all: lightly, for as long as it takes to write it to the socket; and by br, which takes longer and is
 * no work of the event loop, when it is asked for a second time: what one reader alone asks for would be packed for nobody.
 */
export class Packed {
  private readonly plain: Form
  private readonly packed = new Map<Coding, Form>()
  private readonly hash: string
  private readonly vary: string
  private asked = 0
  private underWay: Promise<void> | undefined

  /** @param vary the request's headers, besides Accept-Encoding, on which the answer depends */
  constructor(
    private readonly answer: Answer,
    vary: readonly string[] = [],
  ) {
    this.hash = hash("sha256", answer.body, "base64url").slice(0, 22)
    this.vary = ["Accept-Encoding", ...vary].join(", ")
    this.plain = this.formOf(answer.body)
  }

  /** Settles when the first packed form is there. */
  async gzipped(): Promise<void> {
    if (!this.isWorthPacking || this.packed.has("gzip")) return
    const { body } = this.answer
    const short = body.length <= mostAtOnce
    this.packed.set(
      "gzip",
      this.formOf(short ? gzipSync(body, lightly(body.length)) : await packWell(body), "gzip"),
    )
  }

  /** Settles when all packed forms are there. */
  packing(): Promise<void> {
    this.underWay ??= this.pack()
    return this.underWay
  }

  private get isWorthPacking(): boolean {
    return worthPacking.test(String(this.answer.headers["content-type"]))
  }

  /** In bytes of memory, about: the body, its packed forms, what surrounds them. */
  get size(): number {
    return this.answer.body.length * 2 + 1024
  }

  /** 304 when the client has it; else the smallest form that the client takes. The same object each time. */
  answerTo({ headers }: Pick<IncomingMessage, "headers">): Answer {
    this.asked += 1
    if (this.asked === 2) void this.packing()
    const form = this.formFor(headers["accept-encoding"])
    return this.isKnownTo(headers["if-none-match"]) ? form.unchanged : form.whole
  }

  /** Whichever coding the client has: all unpack to the same. */
  private isKnownTo(known: string | undefined): boolean {
    return known !== undefined && (known.trim() === "*" || known.includes(this.hash))
  }

  private formFor(accepted: string | undefined): Form {
    for (const coding of codingsIn(accepted)) {
      const form = this.packed.get(coding)
      if (form) return form
    }
    return this.plain
  }

  private formOf(body: Buffer, coding?: Coding): Form {
    const etag = coding ? `"${this.hash}-${coding}"` : `"${this.hash}"`
    return new Form(this.answer, { etag, vary: this.vary }, { body, coding })
  }

  private async pack(): Promise<void> {
    if (!this.isWorthPacking) return
    const params = { [constants.BROTLI_PARAM_QUALITY]: 5 }
    const [body] = await Promise.all([packBest(this.answer.body, { params }), this.gzipped()])
    this.packed.set("br", this.formOf(body, "br"))
  }
}

/** What is answered in one coding: to who has nothing yet, and to who has it. */
class Form {
  readonly whole: Answer
  private same: Answer | undefined

  constructor(
    private readonly answer: Answer,
    private readonly tags: Readonly<Record<string, string>>,
    { body, coding }: { readonly body: Buffer; readonly coding: Coding | undefined },
  ) {
    const headers = { ...answer.headers, ...tags, ...(coding && { "content-encoding": coding }) }
    this.whole = { ...answer, headers, body }
  }

  get unchanged(): Answer {
    this.same ??= { ...withHeaders(this.answer, this.tags), status: 304, body: empty }
    return this.same
  }
}

const mostKnown = 200
const known = new Map<string, readonly Coding[]>()

/** The codings that a header names and does not refuse, the best first. Browsers send the same few headers. */
function codingsIn(accepted = ""): readonly Coding[] {
  const seen = known.get(accepted)
  if (seen) return seen
  const codings = (["br", "gzip"] as const).filter((coding) =>
    new RegExp(`\\b${coding}\\b(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$))`).test(accepted),
  )
  if (known.size >= mostKnown) known.clear()
  known.set(accepted, codings)
  return codings
}
