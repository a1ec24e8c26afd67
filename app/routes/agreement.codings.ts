import type { LoaderFunctionArgs } from "@remix-run/node"
import { writeCsv } from "#app/exchange/csv-file.ts"
import { listFinishedCodings } from "#db/queries/coding-history.server.ts"

const header = [
  "promise",
  "round",
  "coder",
  "organization",
  "rating",
  "category",
  "coded_on",
  "code_book_version",
  "adjudicated_rating",
]

/** The codings of all finished rounds as a table: what the agreement page is computed from. */
export async function loader({ context }: LoaderFunctionArgs) {
  const codings = await listFinishedCodings(context.db.read)
  const rows = codings.map((coding) => [
    coding.promise,
    coding.round,
    coding.coder,
    coding.organization,
    coding.rating,
    coding.category,
    coding.codedOn,
    coding.codeBookVersion,
    coding.adjudicatedRating,
  ])
  return new Response(writeCsv(header, rows), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": 'attachment; filename="codings.csv"',
    },
  })
}
