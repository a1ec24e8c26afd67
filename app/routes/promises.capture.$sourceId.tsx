import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { askedSource } from "#app/capture/asked-source.server.ts"
import { findDeputyAsked } from "#app/capture/new-pledge.server.ts"
import { Passage } from "#app/components/captured-passage.tsx"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { TextAreaField } from "#app/components/form-field.tsx"
import { PostForm } from "#app/components/form-frame.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { SourceLink } from "#app/components/source-link.tsx"
import { pledgeTextLimits } from "#app/domain/pledge.ts"
import { findNearest, findQuote, inContext } from "#app/domain/quote.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { textField } from "#app/lib/form-fields.ts"
import { parseForm } from "#app/lib/parse-form.ts"
import { uploadKinds } from "#app/uploads/kinds.ts"
import { findSourceText } from "#db/queries/source-texts.server.ts"

export const handle = { nav: "promises" }

export const meta = titled((t) => t("capture.mark"))

export const Form = z.object({ quote: textField(pledgeTextLimits) })

/** How much of a copy's text is shown to copy from. */
const shown = 30_000

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const person = await findDeputyAsked(request, context)
  if (!person) throw data(null, { status: 404 })
  const { publicId, url, title, capturedOn, mediaType } = await source(params, context)
  const text = await findSourceText(context.db.read, publicId)
  if (text === undefined) return redirect(onward(request, context.lang, publicId), 303)
  return {
    person,
    source: { publicId, url, title, capturedOn },
    text: text.slice(0, shown),
    isCut: text.length > shown,
    // Of a document a quote can be taken that its letters do not hold, with its page.
    typed: mediaType === uploadKinds.pdf.type ? onward(request, context.lang, publicId) : null,
  }
}

function source(params: LoaderFunctionArgs["params"], context: LoaderFunctionArgs["context"]) {
  return askedSource(context, params["sourceId"])
}

function onward(request: Request, lang: string, publicId: string, at?: string): string {
  const query = new URL(request.url).searchParams
  query.set("source", publicId)
  if (at !== undefined) query.set("at", at)
  return `/${lang}/promises/new?${query.toString()}`
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const asked = await source(params, context)
  const form = await parseForm(request, Form)
  if (!form.ok) return data({ errors: form.errors, values: form.values }, { status: 422 })
  const text = (await findSourceText(context.db.read, asked.publicId)) ?? ""
  const found = findQuote(text, form.value.quote)
  if (found) {
    const at = `${String(found.start)}-${String(found.end)}`
    return redirect(onward(request, context.lang, asked.publicId, at), 303)
  }
  const near = findNearest(text, form.value.quote)
  const refusal = { code: "quote-not-in-source" }
  const nearest = near ? inContext(text, near) : null
  return data({ refusal, nearest, values: form.values }, { status: 409 })
}

export default function MarkQuote() {
  const { person, source, text, isCut, typed } = useLoaderData<typeof loader>()
  const sent = useActionData<typeof action>()
  const { errors, refusal, values } = useFormAnswer(sent)
  const { t, path } = useLocale()
  const nearest = sent && "nearest" in sent ? sent.nearest : null
  return (
    <>
      <PageHead
        title={t("capture.mark")}
        lead={t("capture.mark-lead")}
        crumbs={[
          { label: t("page.desk"), href: path("/desk") },
          { label: t("desk.record"), href: path(`/promises/new?person=${person.publicId}`) },
        ]}
        below={
          <>
            <p>{t("desk.of-deputy", { name: person.name })}</p>
            <p>
              <SourceLink source={source} label={source.url} copy={source.publicId} />
            </p>
          </>
        }
      />
      <ProblemSummary errors={errors} refusal={refusal} />
      <div className="stack">
        {nearest && (
          <section>
            <h2>{t("capture.nearest")}</h2>
            <Passage {...nearest} />
          </section>
        )}
        <PostForm submit={t("capture.find")}>
          <TextAreaField
            name="quote"
            rows={4}
            label={t("desk.text")}
            hint={t("capture.quote-hint")}
            error={errors["quote"]}
            defaultValue={values["quote"]}
          />
        </PostForm>
        {refusal && typed !== null && (
          <p>
            <a href={typed}>{t("capture.type-it")}</a>
          </p>
        )}
      </div>
      <section>
        <h2>{t("capture.copy-text")}</h2>
        {isCut && <p className="field-hint">{t("capture.copy-cut")}</p>}
        <div className="copy-text">{text}</div>
      </section>
    </>
  )
}
