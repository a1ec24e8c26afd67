import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { requireAccount } from "#app/auth/signed-in.server.ts"
import { AnnotationLine } from "#app/components/annotation-line.tsx"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { TextAreaField } from "#app/components/form-field.tsx"
import { LangField, PostForm } from "#app/components/form-frame.tsx"
import { OptionList } from "#app/components/option-list.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import type { RequestContext } from "#app/context.server.ts"
import { annotationLimits, annotationReasons } from "#app/domain/annotation.ts"
import { annotateVote } from "#app/domain/annotation.server.ts"
import { readPublicId } from "#app/domain/public-id.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { langs } from "#app/i18n/translate.ts"
import { textField } from "#app/lib/form-fields.ts"
import { parseForm } from "#app/lib/parse-form.ts"
import { findVoteOf } from "#db/queries/linkable-votes.server.ts"
import { listAnnotations } from "#db/queries/vote-annotations.server.ts"

export const meta = titled((t) => t("annotation.title"))

export const Form = z.object({
  reason: z.enum(annotationReasons),
  text: textField(annotationLimits).optional(),
  lang: z.enum(langs),
})

/** @throws a 404 where no record names a vote of the account's deputy there */
async function ownVote({ db, account }: RequestContext, param: string | undefined) {
  const publicId = readPublicId(param ?? "")
  const personId = account?.personId ?? null
  const vote =
    publicId && personId !== null ? await findVoteOf(db.read, personId, publicId) : undefined
  if (!vote || personId === null) throw data(null, { status: 404 })
  return { vote, personId }
}

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { vote, personId } = await ownVote(context, params["voteEventId"])
  const of = { personId, voteEventId: vote.eventId }
  const [said] = await listAnnotations(context.db.read, of)
  return { vote, said: said ?? null }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { db, lang, now } = context
  const { vote } = await ownVote(context, params["voteEventId"])
  const form = await parseForm(request, Form)
  if (!form.ok) return data(form, { status: 422 })
  const draft = { ...form.value, text: form.value.text ?? "" }
  const outcome = await annotateVote(db, vote.publicId, draft, requireAccount(context), now)
  if (outcome.ok) return redirect(`/${lang}/office/votes`, 303)
  return data({ refusal: outcome.refusal, values: form.values }, { status: 409 })
}

export default function AnnotateVote() {
  const { vote, said } = useLoaderData<typeof loader>()
  const answer = useFormAnswer(useActionData<typeof action>())
  const { errors, values } = answer
  const { t, path } = useLocale()
  return (
    <>
      <PageHead
        title={t("annotation.title")}
        lead={t("annotation.lead")}
        crumbs={[
          { label: t("page.office"), href: path("/office") },
          { label: t("annotation.votes"), href: path("/office/votes") },
        ]}
        below={<p lang={vote.lang ?? undefined}>{vote.title}</p>}
      />
      <ProblemSummary errors={errors} refusal={answer.refusal} />
      <p>{t("annotation.your-vote", { option: t(`vote.one-${vote.ownOption}`) })}</p>
      {said && <AnnotationLine annotation={said} />}
      <PostForm submit={t("annotation.submit")}>
        <OptionList
          type="radio"
          name="reason"
          required
          legend={t("annotation.reason")}
          error={errors["reason"]}
          options={annotationReasons.map((value) => ({
            value,
            label: t(`annotation.${value}`),
            chosen: values["reason"] === value,
          }))}
        />
        <TextAreaField
          name="text"
          rows={4}
          width="full"
          optional
          label={t("annotation.text")}
          hint={t("annotation.text-hint", annotationLimits)}
          error={errors["text"]}
          defaultValue={values["text"]}
        />
        <LangField answer={answer} />
      </PostForm>
    </>
  )
}
