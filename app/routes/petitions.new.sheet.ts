import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { petitionForm } from "#app/domain/petition-form.ts"
import { langs } from "#app/i18n/translate.ts"
import { parseForm } from "#app/lib/parse-form.ts"
import { draftFacts } from "#app/paper/draft-facts.server.ts"
import { keptPaper } from "#app/paper/kept.server.ts"
import { pdfResponse } from "#app/paper/pdf-response.ts"
import { sheetPdf } from "#app/paper/sheet-pdf.server.ts"

const Form = petitionForm(langs)

/** Who comes here by a link is led to where petitions begin. */
export function loader({ context }: LoaderFunctionArgs) {
  return redirect(`/${context.lang}/petitions/new`, 303)
}

/** The specimen of a sheet for a petition as it stands in the form: nothing is stored. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await parseForm(request, Form)
  const facts = form.ok && (await draftFacts(context, form.value))
  if (!facts) throw data(null, { status: 422 })
  const { lang, today } = context
  const at = `${today}T00:00:00.000Z`
  const bytes = await keptPaper({ paper: "draft", facts, lang, at }, () =>
    sheetPdf(facts, [], lang, at),
  )
  return pdfResponse(bytes, "specimen")
}
