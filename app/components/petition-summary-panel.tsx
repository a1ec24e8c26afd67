import type { PetitionState } from "#app/domain/petition-state.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { Panel } from "./panel.tsx"
import { PetitionProgress } from "./petition-progress.tsx"
import { PetitionStateBadge } from "./petition-state-badge.tsx"

interface PetitionSummaryPanelProps {
  href: string
  petition: {
    title: string
    lang: string
    state: PetitionState
    signatureCount: number
    threshold: number | null
  }
}

/** A petition about the deputy of this page. */
export function PetitionSummaryPanel({ href, petition }: PetitionSummaryPanelProps) {
  const { t, heading } = useLocale()
  const { state, threshold, signatureCount, title, lang } = petition
  const counts = threshold !== null && (state === "open" || state.startsWith("closed"))
  return (
    <Panel title={t("people.petition")}>
      <PetitionStateBadge state={state} />
      <p>
        <a href={href} lang={lang}>
          {heading(title)}
        </a>
      </p>
      {counts && <PetitionProgress count={signatureCount} needed={threshold} />}
    </Panel>
  )
}
