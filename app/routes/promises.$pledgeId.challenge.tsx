import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { askedPledge } from "#app/auth/asked-pledge.server.ts"
import { ChallengeForm } from "#app/components/challenge-form.tsx"
import { PledgeInWords } from "#app/components/coding-case.tsx"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { Notice } from "#app/components/notice.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { pledgePath } from "#app/components/paths.ts"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { challengeLimits } from "#app/domain/challenge.ts"
import { challengeVerdict } from "#app/domain/challenge.server.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { langs } from "#app/i18n/translate.ts"
import { textField, webAddressField } from "#app/lib/form-fields.ts"
import { parseForm } from "#app/lib/parse-form.ts"
import { findOpenChallenge, hasCausedVerdict } from "#db/queries/challenges.server.ts"
import { listCodeBooks } from "#db/queries/code-books.server.ts"
import { findCurrentVerdict } from "#db/queries/verdicts.server.ts"

export const handle = { nav: "promises" }

export const meta = titled((t) => t("coding.challenge"))

export const Form = z
  .object({
    number: z.coerce.number().int(),
    clause: z.coerce.number().int(),
    reason: textField(challengeLimits),
    lang: z.enum(langs),
    sourceUrl: webAddressField.optional(),
    sourceTitle: textField({ least: 1, most: 200 }).optional(),
  })
  .refine(({ sourceUrl, sourceTitle }) => sourceUrl !== undefined || sourceTitle === undefined, {
    path: ["sourceUrl"],
    error: "form.required",
  })

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { pledge, account } = await askedPledge(context, params["pledgeId"], "verdict.challenge")
  const db = context.db.read
  const verdict = await findCurrentVerdict(db, pledge.id, context.lang)
  const book = (await listCodeBooks(db)).find(({ version }) => version === verdict?.codeBookVersion)
  const isOpen = (await findOpenChallenge(db, pledge.id)) !== undefined
  if (!verdict || !book || isOpen) {
    return { pledge, form: null, refusal: verdict ? "challenge-open" : "no-verdict" } as const
  }
  const needsSource = account.role === "constituent" || (await hasCausedVerdict(db, verdict.id))
  return { pledge, form: { number: verdict.number, book, needsSource }, refusal: null } as const
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { pledge, account } = await askedPledge(context, params["pledgeId"], "verdict.challenge")
  const { house, lang, now, today } = context
  const form = await parseForm(request, Form)
  if (!form.ok) return data(form, { status: 422 })

  const { sourceUrl: url, sourceTitle: title = null, ...rest } = form.value
  const source = url === undefined ? null : { url, title, capturedOn: today, sha256: null }
  const brought = { ...rest, source }
  const outcome = await challengeVerdict(house, pledge.publicId, brought, account, now)
  if (!outcome.ok) {
    return data({ refusal: outcome.refusal, values: form.values }, { status: 409 })
  }
  return redirect(`/${lang}${pledgePath(pledge.publicId)}#challenges`, 303)
}

export default function NewChallenge() {
  const { pledge, form, refusal } = useLoaderData<typeof loader>()
  const answer = useFormAnswer(useActionData<typeof action>())
  const { t, path } = useLocale()
  return (
    <>
      <PageHead
        title={t("coding.challenge")}
        lead={t("coding.challenge-lead")}
        crumbs={[{ label: t("page.promise"), href: path(pledgePath(pledge.publicId)) }]}
      />
      <ProblemSummary errors={answer.errors} refusal={answer.refusal} />
      <PledgeInWords pledge={pledge} />
      {form ? (
        <ChallengeForm answer={answer} {...form} />
      ) : (
        <Notice>{t(`refusal.${refusal}`)}</Notice>
      )}
    </>
  )
}
