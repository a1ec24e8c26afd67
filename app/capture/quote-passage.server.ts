import type { RequestContext } from "#app/context.server.ts"
import { isHidden } from "#app/domain/hidden-text.ts"
import { inContext } from "#app/domain/quote.ts"
import type { InContext } from "#app/domain/quote.ts"
import type { QuoteMark } from "#db/queries/stored-pledges.server.ts"
import { findSourceText } from "#db/queries/source-texts.server.ts"

interface Quoted {
  /** The promise's own words, as they stand on the record. */
  readonly text: string
  readonly source: { readonly publicId: string }
}

/**
 * The words of a promise as they were marked in the copy of its source, with what is around them; null where
 * nothing was marked, and where the promise or the copy is hidden.
 */
export async function findPassage(
  { db }: Pick<RequestContext, "db">,
  { text, source }: Quoted,
  { quoteStart, quoteEnd }: Pick<QuoteMark, "quoteStart" | "quoteEnd">,
): Promise<InContext | null> {
  if (quoteStart === null || quoteEnd === null || isHidden(text)) return null
  const copied = await findSourceText(db.read, source.publicId)
  if (copied === undefined || isHidden(copied) || quoteEnd > copied.length) return null
  return inContext(copied, { start: quoteStart, end: quoteEnd })
}
