import { useId, type ReactNode } from "react"
import { useLocale } from "#app/i18n/locale.tsx"
import { namedBy, PictureWords } from "./picture-words.tsx"
import { progressGeometry, progressWidth, thresholdX } from "./progress-geometry.ts"

interface PetitionProgressProps {
  count: number
  needed: number
  /** What is missing, the days left, the last day: a sentence under the numbers. */
  note?: ReactNode
  /** Sets the count as the one large figure of the page. */
  figure?: boolean | undefined
}

const height = 22
const track = { y: 5, height: 12 }
const arrow = 12

/** Signatures against the threshold: a bar with the threshold as a tick, and always the numbers in words. */
export function PetitionProgress({ count, needed, note, figure }: PetitionProgressProps) {
  const { t, number } = useLocale()
  return (
    <div className="progress">
      {figure && <p className="figure">{number(count)}</p>}
      <ProgressBar count={count} needed={needed} label={t("ui.progressLabel", { count, needed })} />
      <p className="progress-count">
        <strong>{number(count)}</strong> {t("ui.ofNeeded", { needed })}
      </p>
      {note && <p className="meta">{note}</p>}
    </div>
  )
}

function ProgressBar({ count, needed, label }: { count: number; needed: number; label: string }) {
  const { t } = useLocale()
  const id = useId()
  const { filled, overflows } = progressGeometry(count, needed)
  const bar = overflows ? progressWidth - arrow : filled
  return (
    <svg className="progress-bar" viewBox={`0 0 ${progressWidth} ${height}`} {...namedBy(id)}>
      <PictureWords id={id} title={t("chart.signatures-needed")} about={label} />
      <rect className="progress-track" {...track} width={progressWidth} />
      <rect className="progress-filled" {...track} width={bar} />
      {overflows && (
        <path
          className="progress-filled progress-arrow"
          d={`M${bar} 0h1l${arrow - 1} ${height / 2}-${arrow - 1} ${height / 2}h-1z`}
        />
      )}
      <rect className="progress-threshold" x={thresholdX - 1} width={2} height={height} />
    </svg>
  )
}
