import type { LoaderFunctionArgs } from "@remix-run/node"
import { askedPetition } from "#app/auth/asked-petition.server.ts"
import { applicationPdf } from "#app/paper/application-pdf.server.ts"
import { keptPaper } from "#app/paper/kept.server.ts"
import { paperFacts } from "#app/paper/paper-facts.server.ts"
import { pdfResponse } from "#app/paper/pdf-response.ts"

/** The application to the territorial election commission, to be filled in by hand. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const facts = await paperFacts(context, await askedPetition(context, params["petitionId"]))
  const { lang, today } = context
  // The same all day.
  const at = `${today}T00:00:00.000Z`
  const bytes = await keptPaper({ paper: "application", facts, lang, at }, () =>
    applicationPdf(facts, lang, at),
  )
  return pdfResponse(bytes, `application-${facts.publicId}`)
}
