import { data } from "@remix-run/node"
import type { LoaderFunctionArgs } from "@remix-run/node"
import { askedPetition } from "#app/auth/asked-petition.server.ts"
import type { RequestContext } from "#app/context.server.ts"
import { parseSerial } from "#app/domain/sheet-serial.ts"
import { keptPaper } from "#app/paper/kept.server.ts"
import { paperFacts } from "#app/paper/paper-facts.server.ts"
import { pdfResponse } from "#app/paper/pdf-response.ts"
import { sheetPdf } from "#app/paper/sheet-pdf.server.ts"
import { isLang } from "#app/i18n/translate.ts"
import type { Day, Instant } from "#app/lib/instant.ts"
import { findSheet, listIssue } from "#db/queries/sheets.server.ts"
import type { StoredSheet } from "#db/queries/sheets.server.ts"

/**
 * Sheets to print: those that were made together (`?issue=`), one by its serial (`?serial=`), or, named
 * neither, a specimen. Sheets are printed in the language in which they were registered.
 */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const asked = await askedPetition(context, params["petitionId"])
  const query = new URL(request.url).searchParams
  const sheets = await sheetsAsked(context, asked.petition.id, query)
  const [first] = sheets
  const printed = sheets.map(({ serial, number, lines }) => ({ serial, number, lines }))
  const lang = first && isLang(first.lang) ? first.lang : context.lang
  const facts = await paperFacts(
    context,
    first ? await askedPetition(context, params["petitionId"], lang) : asked,
  )
  const at = first?.issuedAt ?? startOf(context.today)
  const bytes = await keptPaper({ paper: "sheet", facts, printed, lang, at }, () =>
    sheetPdf(facts, printed, lang, at),
  )
  return pdfResponse(bytes, first ? `sheets-${first.serial}` : `specimen-${facts.publicId}`)
}

/** A specimen is the same all day. */
function startOf(day: Day): Instant {
  return `${day}T00:00:00.000Z`
}

async function sheetsAsked(
  { db }: RequestContext,
  petitionId: number,
  query: URLSearchParams,
): Promise<StoredSheet[]> {
  const issue = query.get("issue")
  if (issue !== null) {
    const sheets = await listIssue(db.read, petitionId, issue)
    if (sheets.length === 0) throw data(null, { status: 404 })
    return sheets
  }
  const serial = parseSerial(query.get("serial") ?? "")
  const sheet = serial.ok ? await findSheet(db.read, serial.value) : undefined
  return sheet?.petitionId === petitionId ? [sheet] : []
}
