import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { askedAppeal, shownMatter } from "#app/auth/asked-appeal.server.ts"
import { requireAccount } from "#app/auth/signed-in.server.ts"
import { AppealDecisionForm } from "#app/components/appeal-decision-form.tsx"
import { AppealOutcomes } from "#app/components/appeal-outcomes.tsx"
import { MatterInWords } from "#app/components/appeal-page.tsx"
import { Columns } from "#app/components/columns.tsx"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { HoldPanel } from "#app/components/hold-panel.tsx"
import { ModeratedText } from "#app/components/moderated-text.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { decideAppeal } from "#app/domain/appeal.server.ts"
import { appealReasonLimits } from "#app/domain/appeal.ts"
import { seeItem } from "#app/domain/edit-lock.server.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { textField } from "#app/lib/form-fields.ts"
import { parseForm } from "#app/lib/parse-form.ts"
import { listAppealsOf } from "#db/queries/appeals.server.ts"

export const meta = titled((t) => t("appeal.decide-title"))

export const Form = z.object({
  outcome: z.enum(["upheld", "dismissed"]),
  reason: textField(appealReasonLimits),
  version: z.coerce.number().int().nonnegative(),
})

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { db, now } = context
  const { appeal, matter, text } = await askedAppeal(context, params["appealId"])
  const { publicId, matterKind, words, lang, decidedAt } = appeal
  const key = { kind: "appeal", item: publicId }
  const against = { kind: matterKind, id: appeal.matter }
  return {
    said: { words, lang },
    matter: shownMatter(matter),
    text,
    item: await seeItem(db.read, key, requireAccount(context), now),
    isOpen: decidedAt === null,
    appeals: await listAppealsOf(db.read, against),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { house, lang, now } = context
  const { appeal } = await askedAppeal(context, params["appealId"])
  const form = await parseForm(request, Form)
  if (!form.ok) return data(form, { status: 422 })
  const account = requireAccount(context)
  const outcome = await decideAppeal(house, appeal.publicId, { ...form.value, lang }, account, now)
  if (!outcome.ok) {
    return data({ refusal: outcome.refusal, values: form.values }, { status: 409 })
  }
  return redirect(`/${lang}/moderation`, 303)
}

export default function DecideAppeal() {
  const { said, matter, text, item, isOpen, appeals } = useLoaderData<typeof loader>()
  const answer = useFormAnswer(useActionData<typeof action>())
  const { t, path } = useLocale()
  return (
    <>
      <PageHead
        title={t("appeal.decide-title")}
        crumbs={[{ label: t("page.moderation"), href: path("/moderation") }]}
      />
      <ProblemSummary errors={answer.errors} refusal={answer.refusal} />
      <Columns rail={<HoldPanel item={item} />}>
        <section>
          <h2>{t("appeal.against")}</h2>
          <MatterInWords matter={matter} />
        </section>
        <section>
          <h2>{t("appeal.said")}</h2>
          <blockquote className="verbatim" lang={said.lang}>
            {said.words}
          </blockquote>
        </section>
        <ModeratedText text={text} />
        {isOpen ? (
          <section>
            <AppealDecisionForm item={item} answer={answer} />
          </section>
        ) : (
          <AppealOutcomes appeals={appeals} />
        )}
      </Columns>
    </>
  )
}
