import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { askedPetition, seenPetition } from "#app/auth/asked-petition.server.ts"
import { shownTranslations } from "#app/auth/shown-translations.server.ts"
import { Columns } from "#app/components/columns.tsx"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { Notice } from "#app/components/notice.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { petitionPath } from "#app/components/paths.ts"
import { ByLastKnown } from "#app/components/petition-lawful.tsx"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { SignForm } from "#app/components/sign-form.tsx"
import { SignedText, SignNotices } from "#app/components/sign-notices.tsx"
import { SignWays } from "#app/components/sign-ways.tsx"
import { useStop } from "#app/components/standing-context.tsx"
import { Steps } from "#app/components/steps.tsx"
import { StopNotice } from "#app/components/stop-notice.tsx"
import { signByMail } from "#app/domain/letter-signing.server.ts"
import { signerForms } from "#app/domain/signer-form.ts"
import { originalPetition } from "#app/domain/translation.server.ts"
import { waysFor } from "#app/domain/accepted-ways.server.ts"
import { signableStates } from "#app/domain/petition-state.ts"
import { getRuleSet } from "#app/domain/rule-set.server.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { parseForm } from "#app/lib/parse-form.ts"

export const handle = { nav: "petitions", quickExit: true }

export const meta = titled((t) => t("page.petition-sign"))

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { petition, summary } = await askedPetition(context, params["petitionId"])
  const { publicId, title, statement, lang, asks, state, closesOn, lawBasis } = petition
  const open = signableStates.includes(state) && (closesOn === null || context.today <= closesOn)
  const { procedure, validFrom } = getRuleSet(context.house.ruleSets, petition.ruleSet)
  const seconding = state === "seconding"
  const about = { kind: "petition", id: petition.id, original: originalPetition(petition) } as const
  const reader = context.lang
  return {
    ...{ publicId, title, statement, lang, asks, closesOn, open, seconding, lawBasis },
    district: summary.area?.name ?? null,
    seconders: { count: petition.seconderCount, needed: procedure.seconders },
    lastKnownBefore: validFrom,
    ways: waysFor(context.house, petition),
    made: (await shownTranslations(context.db.read, about, { lang: reader, reader })).statement,
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const petition = await seenPetition(context, params["petitionId"])
  const form = await parseForm(request, signerForms[petition.asks])
  if (!form.ok) return data(form, { status: 422 })
  const { house, lang, network, now } = context
  const origin = { lang, network }
  const outcome = await signByMail(house, petition, form.value, origin, now)
  if (!outcome.ok) return data({ refusal: outcome.refusal, values: {} }, { status: 409 })
  return redirect(`/${lang}${petitionPath(petition.publicId)}/sign/sent`, 303)
}

export default function Sign() {
  const petition = useLoaderData<typeof loader>()
  const answer = useFormAnswer(useActionData<typeof action>())
  const { t, path } = useLocale()
  const href = path(petitionPath(petition.publicId))
  const { seconding, seconders } = petition
  const stop = useStop("signing")
  const isOpen = petition.open || seconding
  return (
    <>
      <PageHead
        above={<Steps step={1} of={3} />}
        title={t(seconding ? "petition.second" : "page.petition-sign")}
        lead={seconding ? t("petition.second-lead", seconders) : undefined}
        crumbs={[{ label: t("page.petition"), href }]}
      />
      <ProblemSummary errors={answer.errors} refusal={answer.refusal} />
      <Columns
        rail={
          <>
            {seconding && <Notice title={t("petition.second")}>{t("sign.second-hold")}</Notice>}
            <SignNotices />
            <ByLastKnown basis={petition.lawBasis} before={petition.lastKnownBefore} />
          </>
        }
      >
        <SignedText petition={petition} href={href} made={petition.made} />
        {stop && (
          <section>
            <StopNotice kind="signing" />
          </section>
        )}
        {isOpen && !stop ? (
          <>
            {petition.ways.includes("email") ? (
              <section>
                <h2>{t("sign.data")}</h2>
                <StopNotice kind="mail" />
                <SignForm answer={answer} asks={petition.asks} district={petition.district} />
              </section>
            ) : (
              <Notice>{t("identity.no-mail")}</Notice>
            )}
            <SignWays ways={petition.ways} to={`${petitionPath(petition.publicId)}/sign`} />
          </>
        ) : (
          !isOpen && <NotOpen closesOn={petition.closesOn} />
        )}
      </Columns>
    </>
  )
}

function NotOpen({ closesOn }: { closesOn: string | null }) {
  const { t, day } = useLocale()
  return (
    <Notice>
      {closesOn === null ? t("refusal.not-open") : t("pattern.closed", { date: day(closesOn) })}
    </Notice>
  )
}
