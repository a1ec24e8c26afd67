import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { askedPledge } from "#app/auth/asked-pledge.server.ts"
import { Empty } from "#app/components/empty.tsx"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { TextAreaField } from "#app/components/form-field.tsx"
import { LangField, PostForm } from "#app/components/form-frame.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { pledgePath } from "#app/components/paths.ts"
import { PledgeFinding } from "#app/components/pledge-finding.tsx"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { findingReplyLimits } from "#app/domain/finding-reply.ts"
import { replyToFinding } from "#app/domain/finding-reply.server.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { langs } from "#app/i18n/translate.ts"
import { textField } from "#app/lib/form-fields.ts"
import { parseForm } from "#app/lib/parse-form.ts"
import { listClaims } from "#db/queries/claims.server.ts"
import { listFindingReplies } from "#db/queries/finding-replies.server.ts"
import { listVerdicts } from "#db/queries/verdicts.server.ts"

export const handle = { nav: "promises" }

export const meta = titled((t) => t("answers.title"))

export const Form = z.object({
  text: textField(findingReplyLimits),
  lang: z.enum(langs),
  version: z.coerce.number().int().positive(),
})

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { db, lang } = context
  const { pledge } = await askedPledge(context, params["pledgeId"], "finding.reply")
  const [[verdict], [claim], replies] = await Promise.all([
    listVerdicts(db.read, pledge.id, lang),
    listClaims(db.read, pledge.id, 1),
    listFindingReplies(db.read, pledge.id),
  ])
  return {
    pledge,
    verdict: verdict ?? null,
    claim: claim ?? null,
    replies: replies.filter(({ verdictId }) => verdictId === verdict?.id),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { db, lang, now } = context
  const { pledge, account } = await askedPledge(context, params["pledgeId"], "finding.reply")
  const form = await parseForm(request, Form)
  if (!form.ok) return data(form, { status: 422 })
  const { version: verdictNumber, ...reply } = form.value
  const said = { ...reply, verdictNumber }
  const outcome = await replyToFinding(db, pledge.publicId, said, account, now)
  if (outcome.ok) return redirect(`/${lang}${pledgePath(pledge.publicId)}`, 303)
  return data({ refusal: outcome.refusal, values: form.values }, { status: 409 })
}

export default function ReplyToFinding() {
  const { pledge, verdict, claim, replies } = useLoaderData<typeof loader>()
  const answer = useFormAnswer(useActionData<typeof action>())
  const { t, path, quote } = useLocale()
  return (
    <>
      <PageHead
        title={t("answers.title")}
        lead={t("answers.lead")}
        crumbs={[
          { label: t("page.office"), href: path("/office") },
          { label: quote(pledge.text), href: path(pledgePath(pledge.publicId)) },
        ]}
      />
      <ProblemSummary errors={answer.errors} refusal={answer.refusal} />
      {verdict ? (
        <>
          <PledgeFinding
            deputy={pledge.personName}
            verdict={verdict}
            claim={claim ?? undefined}
            replies={replies}
          />
          <PostForm submit={t("answers.submit")}>
            <input type="hidden" name="version" value={verdict.number} />
            <TextAreaField
              name="text"
              width="full"
              rows={10}
              label={t("answers.text")}
              hint={t("answers.text-hint", findingReplyLimits)}
              error={answer.errors["text"]}
              defaultValue={answer.values["text"] ?? replies[0]?.text}
            />
            <LangField answer={answer} />
          </PostForm>
        </>
      ) : (
        <Empty title={t("answers.none")} reason={t("answers.none-why")} />
      )}
    </>
  )
}
