import type { LawBasis } from "#app/domain/law-basis.ts"
import type { PetitionState } from "#app/domain/petition-state.ts"
import type { RecallOutlook } from "#app/domain/recall-outlook.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import type { Lang } from "#app/i18n/translate.ts"
import type { Refusal } from "#app/lib/outcome.ts"
import { Notice } from "./notice.tsx"
import { petitionPath } from "./paths.ts"
import { RecallPanel } from "./recall-panel.tsx"

export interface LawfulFacts {
  readonly ruleSetName: Readonly<Record<Lang, string>>
  readonly advisory: boolean
  readonly needed: number | null
  readonly electorate: number | null
  readonly steps: readonly PetitionState[]
  readonly refusals: readonly Refusal[]
  readonly livePetition: string | null
  readonly outlook: RecallOutlook
  readonly today: string
  readonly basis: LawBasis
  readonly lastKnownBefore: string | null
}

/** What the law and the site's order allow about this mandate now, each with its article. */
export function PetitionLawful({ possible }: { possible: LawfulFacts | null }) {
  const { t, lang } = useLocale()
  if (!possible) return null
  const { advisory, steps, outlook, today } = possible
  const named = steps.map((step) => t(`petitionState.${step}`)).join(" → ")
  return (
    <>
      <section>
        <h2>{t("petition.lawful")}</h2>
        <p>{t(advisory ? "petition.lawful-advisory" : "petition.lawful-recall")}</p>
        <p className="meta">{possible.ruleSetName[lang]}</p>
        <Needed {...possible} />
        {named !== "" && <p>{t("petition.lawful-steps", { steps: named })}</p>}
      </section>
      {advisory && <Notice kind="legal">{t("petition.advisory-why")}</Notice>}
      <ByLastKnown basis={possible.basis} before={possible.lastKnownBefore} />
      <RecallPanel outlook={outlook} today={today} />
      <Notice kind="legal">{t("pattern.legal-effect")}</Notice>
    </>
  )
}

interface ByLastKnownProps {
  basis: LawBasis | null
  /** The day on which the wording in force began. */
  before: string | null
}

/** That a petition is let begin by the former wording, because nobody has read the one in force. */
export function ByLastKnown({ basis, before }: ByLastKnownProps) {
  const { t, day } = useLocale()
  if (basis !== "last-known") return null
  return (
    <p className="not-established">
      {before === null
        ? t("petition.by-last-known-undated")
        : t("petition.by-last-known", { date: day(before) })}
    </p>
  )
}

function Needed({ needed, electorate }: Pick<LawfulFacts, "needed" | "electorate">) {
  const { t } = useLocale()
  if (needed === null) return null
  return (
    <p>
      {electorate === null
        ? t("petition.lawful-needed-fixed", { count: needed })
        : t("petition.lawful-needed", { count: needed, electorate })}
    </p>
  )
}

/** Why no petition may be begun now: each reason with its article and, where one runs, the petition. */
export function PetitionObstacles({ refusals, livePetition }: LawfulFacts) {
  const { t, article, refusal, path } = useLocale()
  return (
    <>
      {refusals.map((reason) => (
        <Notice key={reason.code} kind="legal" title={t("ui.refusalTitle")}>
          <p>{refusal(reason)}</p>
          {reason.article !== undefined && <p className="meta">{article(reason.article)}</p>}
        </Notice>
      ))}
      {livePetition !== null && (
        <Notice kind="legal" title={t("ui.refusalTitle")}>
          <p>{t("refusal.live-petition-exists")}</p>
          <p>
            <a href={path(petitionPath(livePetition))}>{t("page.petition")}</a>
          </p>
        </Notice>
      )}
    </>
  )
}
