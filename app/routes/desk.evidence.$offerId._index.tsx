import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { askedOffer } from "#app/auth/asked-offer.server.ts"
import { requireAccount } from "#app/auth/signed-in.server.ts"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { Notice } from "#app/components/notice.tsx"
import { JudgeForm } from "#app/components/judge-form.tsx"
import { OfferCase } from "#app/components/offer-case.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { judgeOffer } from "#app/domain/evidence-judging.server.ts"
import { offerReasons, offerState, wordsLimits } from "#app/domain/evidence-offer.ts"
import { directions, evidenceDirection, strengths } from "#app/domain/evidence.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { textField } from "#app/lib/form-fields.ts"
import { parseForm } from "#app/lib/parse-form.ts"
import { listConflictPersonIds } from "#db/queries/declared-conflicts.server.ts"

export const handle = { nav: "promises" }

export const meta = titled((t) => t("offer.decide"))

export const Form = z.object({
  decision: z.enum(["accepted", "refused"]),
  reason: z.enum(offerReasons),
  direction: z.enum(directions),
  strength: z.enum(strengths),
  words: textField(wordsLimits).optional(),
})

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { offer, stored } = await askedOffer(context, params["offerId"])
  const bonds = await listConflictPersonIds(context.db.read, requireAccount(context).id)
  const { personId, ...shown } = offer
  const { note, lang, title, happenedOn, place, sourceUrl, sourceTitle, direction } = stored
  return {
    offer: shown,
    content: { note, lang, title, happenedOn, place, sourceUrl, sourceTitle },
    direction: evidenceDirection(direction, offer.vote),
    state: offerState(stored),
    bound: bonds.includes(personId),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { house, lang, now } = context
  const { offer } = await askedOffer(context, params["offerId"])
  const form = await parseForm(request, Form)
  if (!form.ok) return data(form, { status: 422 })
  const judgement = { ...form.value, words: form.value.words ?? null }
  const account = requireAccount(context)
  const outcome = await judgeOffer(house, offer.publicId, judgement, account, now)
  if (outcome.ok) return redirect(`/${lang}/desk/evidence`, 303)
  return data({ refusal: outcome.refusal, values: form.values }, { status: 409 })
}

export default function JudgeOffer() {
  const { offer, content, direction, state, bound } = useLoaderData<typeof loader>()
  const answer = useFormAnswer(useActionData<typeof action>())
  const { t, path } = useLocale()
  return (
    <>
      <PageHead
        title={t("offer.decide")}
        crumbs={[
          { label: t("page.desk"), href: path("/desk") },
          { label: t("offer.queue"), href: path("/desk/evidence") },
        ]}
      />
      <ProblemSummary errors={answer.errors} refusal={answer.refusal} />
      <OfferCase offer={offer} content={content} direction={direction} />
      {state !== "pending" && (
        <Notice>{t("offer.decided", { state: t(`offer.state-${state}`) })}</Notice>
      )}
      {bound && <Notice kind="legal">{t("offer.conflict")}</Notice>}
      {state === "pending" && !bound && (
        <section>
          <h2>{t("offer.decision")}</h2>
          <JudgeForm answer={answer} direction={direction} isVote={offer.vote !== null} />
        </section>
      )}
    </>
  )
}
