import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { askedCase, findCodingCase } from "#app/auth/coding-case.server.ts"
import { ButtonLink } from "#app/components/button.tsx"
import { CodingAnswers } from "#app/components/coding-answers.tsx"
import { CodingCase, PledgeInWords } from "#app/components/coding-case.tsx"
import { CodingFields } from "#app/components/coding-fields.tsx"
import { Columns } from "#app/components/columns.tsx"
import { useFormAnswer } from "#app/components/form-answer.ts"
import type { ReadAnswer } from "#app/components/form-answer.ts"
import { OwnForm } from "#app/components/own-form.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { giveCoding } from "#app/domain/coding.server.ts"
import { isPublicId } from "#app/domain/public-id.ts"
import { ratings } from "#app/domain/rating.ts"
import { confidences, reasonLimits } from "#app/domain/verdict.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { langs } from "#app/i18n/translate.ts"
import { textField } from "#app/lib/form-fields.ts"
import { parseForm } from "#app/lib/parse-form.ts"

export const handle = { nav: "promises" }

export const meta = titled((t) => t("desk.rate"))

export const Form = z.object({
  evidence: z.array(z.string().refine(isPublicId)),
  rating: z.enum(ratings),
  clauses: z.array(z.coerce.number().int()),
  confidence: z.enum(confidences),
  reason: textField(reasonLimits),
  lang: z.enum(langs),
})

export async function loader({ params, context }: LoaderFunctionArgs) {
  const asked = await askedCase(context, params["pledgeId"])
  return { pledge: asked.pledge, open: (await findCodingCase(context, asked)) ?? null }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { pledge, account } = await askedCase(context, params["pledgeId"])
  const form = await parseForm(request, Form)
  if (!form.ok) return data(form, { status: 422 })

  const outcome = await giveCoding(context.house, pledge.publicId, form.value, account, context.now)
  if (!outcome.ok) {
    return data({ refusal: outcome.refusal, values: form.values }, { status: 409 })
  }
  // Whoever coded first and whoever coded last come to the same place.
  return redirect(`/${context.lang}/desk`, 303)
}

export default function NewVerdict() {
  const { pledge, open } = useLoaderData<typeof loader>()
  const answer = useFormAnswer(useActionData<typeof action>())
  const { t, path } = useLocale()
  return (
    <>
      <PageHead
        title={t(open?.task === "adjudicate" ? "coding.adjudicate" : "desk.rate")}
        crumbs={[
          { label: t("page.desk"), href: path("/desk") },
          { label: pledge.personName, href: path("/desk") },
        ]}
      />
      <ProblemSummary errors={answer.errors} refusal={answer.refusal} />
      {open ? <OpenCase answer={answer} open={open} /> : <NotYours />}
    </>
  )
}

type Open = NonNullable<Awaited<ReturnType<typeof findCodingCase>>>

function OpenCase({ answer, open }: { answer: ReadAnswer; open: Open }) {
  const { pledge } = useLoaderData<typeof loader>()
  const { t, path } = useLocale()
  return (
    <>
      {open.task === "adjudicate" ? (
        <Differing answers={open.answers} />
      ) : (
        <section className="notice notice-opening">
          <h2 className="option-heading">{t("desk.blind")}</h2>
          <p>{t("desk.blind-why", { needed: open.needed })}</p>
        </section>
      )}
      <OwnForm noValidate>
        <Columns kind="desk" rail={<CodingFields answer={answer} book={open.book} />}>
          <CodingCase pledge={pledge} {...open} answer={answer} />
        </Columns>
      </OwnForm>
      <p>
        <a href={path("/desk/return")}>{t("coding.return")}</a>
      </p>
    </>
  )
}

function Differing({ answers }: Pick<Open, "answers">) {
  const { t } = useLocale()
  return (
    <section>
      <h2 className="visually-hidden">{t("coding.adjudicate")}</h2>
      <p>{t("coding.adjudicate-why")}</p>
      <CodingAnswers
        answers={answers.map((given, index) => ({
          ...given,
          heading: t("coding.answer", { number: index + 1 }),
        }))}
      />
    </section>
  )
}

function NotYours() {
  const { pledge } = useLoaderData<typeof loader>()
  const { t, path } = useLocale()
  return (
    <>
      <section>
        <h2 className="option-heading">{t("coding.not-yours")}</h2>
        <p>{t("coding.not-yours-why")}</p>
      </section>
      <PledgeInWords pledge={pledge} />
      <p>
        <ButtonLink href={path("/desk")}>{t("coding.to-desk")}</ButtonLink>
      </p>
    </>
  )
}
