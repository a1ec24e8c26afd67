import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Empty } from "#app/components/empty.tsx"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { PostForm } from "#app/components/form-frame.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { pledgePath } from "#app/components/paths.ts"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { offerExpiry, offerState } from "#app/domain/evidence-offer.ts"
import { confirmOffer } from "#app/domain/evidence-offer.server.ts"
import { findOfferOfSecret } from "#app/domain/offer-status.server.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"

export const handle = { hidden: true }

export const meta = titled((t) => t("offer.status"))

/** Shows how an offer stands and changes nothing: mail scanners open links too. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { db, now } = context
  const offer = await findOfferOfSecret(db.read, params["secret"] ?? "")
  const state = offer && offerState(offer)
  if (!offer || (state === "unconfirmed" && now >= offerExpiry(offer.offeredAt))) {
    return data({ offer: null }, { status: 404 })
  }
  const { kind, title, note, lang, reason, words, pledgePublicId } = offer
  return data({ offer: { state, kind, title, note, lang, reason, words, pledgePublicId } })
}

export async function action({ params, context }: ActionFunctionArgs) {
  const { house, lang, now } = context
  const secret = params["secret"] ?? ""
  const outcome = await confirmOffer(house, secret, now)
  if (outcome.ok) return redirect(`/${lang}/evidence/${secret}`, 303)
  const status = outcome.refusal.code === "no-such-offer" ? 404 : 409
  return data({ refusal: outcome.refusal, values: {} }, { status })
}

export default function OfferStatus() {
  const { offer } = useLoaderData<typeof loader>()
  const answer = useFormAnswer(useActionData<typeof action>())
  const { t, path, words } = useLocale()
  if (!offer) {
    const onward = { label: t("page.promises"), href: path("/promises") }
    return (
      <Empty
        level="page"
        title={t("offer.no-such")}
        reason={t("offer.no-such-why")}
        onward={onward}
      />
    )
  }
  const { state = "unconfirmed", reason } = offer
  return (
    <>
      <PageHead title={t("offer.status")} lead={t(`offer.state-${state}`)} />
      <ProblemSummary refusal={answer.refusal} />
      <section>
        <h2>{offer.title ?? t(`evidence.kind-${offer.kind}`)}</h2>
        <blockquote className="verbatim" lang={offer.lang}>
          {words(offer.note)}
        </blockquote>
        {reason && <p>{t("offer.reason", { reason: t(`offer.reason-${reason}`) })}</p>}
        {offer.words && <p>{t("offer.words", { words: offer.words })}</p>}
        <p>
          <a href={path(pledgePath(offer.pledgePublicId))}>{t("offer.back")}</a>
        </p>
      </section>
      {state === "unconfirmed" && <PostForm submit={t("offer.confirm")}>{null}</PostForm>}
      <p className="meta">{t("offer.anonymous")}</p>
    </>
  )
}
