import type { PetitionState } from "#app/domain/petition-state.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { Panel } from "./panel.tsx"
import { PetitionProgress } from "./petition-progress.tsx"
import { petitionTitle } from "./petition-words.ts"
import { InTongue } from "./tongue.tsx"
import { PetitionStateBadge } from "./petition-state-badge.tsx"

interface PetitionSummaryPanelProps {
  href: string
  petition: {
    title: string
    lang: string
    titleTranslation: string | null
    state: PetitionState
    signatureCount: number
    threshold: number | null
  }
}

/** A petition about the deputy of this page. */
export function PetitionSummaryPanel({ href, petition }: PetitionSummaryPanelProps) {
  const locale = useLocale()
  const { t, heading } = locale
  const { state, threshold, signatureCount } = petition
  const words = petitionTitle(locale, petition)
  const counts = threshold !== null && (state === "open" || state.startsWith("closed"))
  return (
    <Panel title={t("people.petition")}>
      <PetitionStateBadge state={state} />
      <p>
        <InTongue lang={words.lang}>
          <a href={href}>{heading(words.title)}</a>
        </InTongue>
      </p>
      {counts && <PetitionProgress count={signatureCount} needed={threshold} />}
    </Panel>
  )
}
