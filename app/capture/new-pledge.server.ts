import { askedSource } from "./asked-source.server.ts"
import { pageAt } from "./copy-text.server.ts"
import type { RequestContext } from "#app/context.server.ts"
import { findQuote, inContext } from "#app/domain/quote.ts"
import type { InContext, Stretch } from "#app/domain/quote.ts"
import { readPublicId } from "#app/domain/public-id.ts"
import { findAlike } from "#app/domain/similar-pledge.ts"
import { refuse, accept } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { uploadKinds } from "#app/uploads/kinds.ts"
import { listMandates } from "#db/queries/mandates.server.ts"
import { findPerson } from "#db/queries/people.server.ts"
import { listPledgeTexts } from "#db/queries/pledge-capture.server.ts"
import { findPledge } from "#db/queries/pledges.server.ts"
import { findSourceText } from "#db/queries/source-texts.server.ts"
import type { QuoteMark } from "#db/queries/stored-pledges.server.ts"

/** Whose promise is to be recorded, as the address says: `?person=`; undefined where nobody is named. */
export function findDeputyAsked(request: Request, { db, lang }: RequestContext) {
  const asked = readPublicId(queryOf(request).get("person") ?? "")
  return asked === undefined ? undefined : findPerson(db.read, asked, lang)
}

/** A captured source as the form of a promise shows it. */
export interface CapturedSource {
  readonly id: number
  readonly publicId: string
  readonly url: string
  readonly title: string | null
  readonly capturedOn: string
  readonly sha256: string
  readonly mediaType: string | null
  /** Whether a quote is looked for in it; from all else it is typed, with its page or its minute. */
  readonly isText: boolean
  /** What was marked in it. */
  readonly marked: InContext | null
}

/**
 * The captured source that the address names (`?source=`) and what was marked in it (`?at=12-80`).
 * @throws a 404 where there is no such source
 */
export async function capturedSource(
  request: Request,
  context: RequestContext,
): Promise<CapturedSource | null> {
  const query = queryOf(request)
  if (!query.has("source")) return null
  const source = await askedSource(context, query.get("source"))
  const text = await findSourceText(context.db.read, source.publicId)
  const at = text === undefined ? undefined : stretchIn(query.get("at"), text)
  const { id, publicId, url, title, capturedOn, sha256, mediaType } = source
  return {
    ...{ id, publicId, url, title, capturedOn, sha256, mediaType },
    isText: text !== undefined,
    marked: at && text !== undefined ? inContext(text, at) : null,
  }
}

function stretchIn(asked: string | null, text: string): Stretch | undefined {
  const [, start, end] = /^(\d{1,8})-(\d{1,8})$/.exec(asked ?? "") ?? []
  const [from, to] = [Number(start), Number(end)]
  return from < to && to <= text.length ? { start: from, end: to } : undefined
}

/**
 * Where a quote stands in the copy of a captured source. Refuses with `quote-not-in-source` what does not
 * stand in its text, and with `place-missing` a quote from a picture or a scan without page or minute. From
 * a document whose letters do not hold the quote it is taken with its page.
 */
export async function markOf(
  { db, account }: RequestContext,
  publicId: string,
  { text: quote, quotePlace }: { readonly text: string; readonly quotePlace: string | null },
): Promise<Outcome<QuoteMark, "quote-not-in-source" | "place-missing">> {
  const source = await askedSource({ db, account }, publicId)
  const text = await findSourceText(db.read, source.publicId)
  const isDocument = source.mediaType === uploadKinds.pdf.type
  const found = text === undefined ? undefined : findQuote(text, quote)
  if (text !== undefined && found) {
    const page = isDocument ? String(pageAt(text, found.start)) : null
    const place = { quoteStart: found.start, quoteEnd: found.end }
    return accept({ ...place, quotePlace: quotePlace ?? page })
  }
  // The letters of a document may be drawn in another order than they are read in.
  if (text !== undefined && (!isDocument || quotePlace === null))
    return refuse("quote-not-in-source")
  if (quotePlace === null) return refuse("place-missing")
  return accept({ quoteStart: null, quoteEnd: null, quotePlace })
}

/** The promise that the one to be recorded is split from: `?sibling=`. @throws a 404 where there is none */
export async function siblingAsked(
  request: Request,
  { db, today, lang }: RequestContext,
  personId: number,
) {
  const asked = queryOf(request).get("sibling")
  if (asked === null) return null
  const publicId = readPublicId(asked)
  const sibling = publicId && (await findPledge(db.read, publicId, { today, lang }))
  if (!sibling || sibling.personId !== personId) throw new Response(null, { status: 404 })
  return sibling
}

/** The seats that a deputy holds or held: the end of one can be a promise's horizon. The latest first. */
export function mandatesOf({ db, lang }: RequestContext, personId: number) {
  return listMandates(db.read, { personIds: [personId] }, lang)
}

/** Promises of a deputy that read like a text. */
export async function alikeOf({ db }: RequestContext, personId: number, text: string) {
  return findAlike(text, await listPledgeTexts(db.read, personId))
}

function queryOf(request: Request): URLSearchParams {
  return new URL(request.url).searchParams
}
