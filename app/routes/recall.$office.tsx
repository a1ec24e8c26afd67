import { data } from "@remix-run/node"
import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { Columns } from "#app/components/columns.tsx"
import { LawSources } from "#app/components/law-sources.tsx"
import { LawList, validityInWords } from "#app/components/law-span.tsx"
import { LawTimeline } from "#app/components/law-timeline.tsx"
import { Notice } from "#app/components/notice.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { RecallCase, ruleDatesOf } from "#app/components/recall-case.tsx"
import { findLawOfOffice } from "#app/domain/binding-rule-set.ts"
import { readPublicId } from "#app/domain/public-id.ts"
import { findRecallCase } from "#app/domain/recall-case.server.ts"
import { isInForce } from "#app/domain/rule-set.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { typeset } from "#app/i18n/typeset.ts"
import { titled } from "#app/i18n/meta.ts"

export const handle = { nav: "recall" }

export const meta = titled<typeof loader>(
  (t, { names, lang }) => `${t("page.recall-law")} — ${names[lang]}`,
)

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { house, today, lang, now } = context
  const office = params["office"] ?? ""
  const { ruleSet, wordings } = findLawOfOffice(office, house.ruleSets, today) ?? {}
  const names = ruleSet?.offices[office]
  if (!ruleSet || !wordings || !names) throw data(null, { status: 404 })
  const person = readPublicId(new URL(request.url).searchParams.get("person") ?? "")
  const own = person === undefined ? undefined : await findRecallCase(house, person, lang, now)
  return {
    today,
    lang,
    office,
    ruleSet,
    names,
    isInForce: isInForce(ruleSet, today),
    others: wordings.filter((wording) => wording !== ruleSet),
    // A deputy of another office has a page of the law of that one.
    own: own?.outlook.office === office ? own : null,
  }
}

export default function RecallLaw() {
  const { ruleSet, names, office, others, own, today, ...rest } = useLoaderData<typeof loader>()
  const locale = useLocale()
  const { t, lang, path } = locale
  const validity = validityInWords(ruleSet, locale)
  return (
    <>
      <PageHead
        title={names[lang]}
        crumbs={[{ label: t("page.recall"), href: path("/recall") }]}
        lead={t("recallLaw.law-lead")}
        below={
          <p>
            {ruleSet.law ? typeset(lang, ruleSet.law[lang]) : t("recallLaw.no-effect")}
            {validity !== null && `; ${validity}`}
          </p>
        }
      />
      <Columns
        rail={
          <>
            {own && <RecallCase own={own} ruleSet={ruleSet} office={office} today={today} />}
            <p>
              <a href={path(`/recall?law=${ruleSet.id}`)}>{t("page.recall")}</a>
            </p>
            <LawSources ruleSet={ruleSet} />
            {others.length > 0 && (
              <section>
                <h2>{t("recallLaw.wordings")}</h2>
                <LawList laws={others} />
              </section>
            )}
          </>
        }
      >
        {!rest.isInForce && <Notice kind="legal">{t("recallLaw.not-in-force")}</Notice>}
        <LawTimeline ruleSet={ruleSet} dates={own ? ruleDatesOf(own, locale) : {}} />
      </Columns>
    </>
  )
}
