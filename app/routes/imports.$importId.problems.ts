import type { LoaderFunctionArgs } from "@remix-run/node"
import Papa from "papaparse"
import { askedImport } from "#app/auth/asked-import.server.ts"
import { sayReason } from "#app/i18n/import-reason.ts"
import { translate } from "#app/i18n/translate.ts"
import { attachment } from "#app/uploads/response.server.ts"
import { listProblems } from "#db/queries/import-reports.server.ts"

/** Every record that was not taken, or not as it stands, as a table for whoever mends the file. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { run } = await askedImport(context, params["importId"])
  const { lang } = context
  const problems = await listProblems(context.db.read, run.id)
  const csv = Papa.unparse(
    {
      fields: (["place", "level", "reason"] as const).map((name) =>
        translate(lang, `imports.problem-${name}`),
      ),
      data: problems.map(({ place, level, reason }) => [
        place,
        translate(lang, `imports.level-${level}`),
        sayReason(lang, reason),
      ]),
    },
    // A spreadsheet runs what begins like a formula: the file's own words stand in here.
    { escapeFormulae: true, newline: "\r\n" },
  )
  return new Response(`\uFEFF${csv}\r\n`, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": attachment(`import-${run.id}.csv`),
    },
  })
}
