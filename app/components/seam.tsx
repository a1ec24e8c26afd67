import { useId } from "react"
import { useLocale } from "#app/i18n/locale.tsx"
import { Mark } from "./mark.tsx"

/** `differ` is jagged, `agree` is straight, both with their word; `plain` is jagged and silent; `open` waits for a half. */
export type SeamKind = "differ" | "agree" | "plain" | "open"

const signs = { differ: "not-equal", agree: "equal" } as const

export function Seam({ kind }: { kind: SeamKind }) {
  const { t } = useLocale()
  const jagged = kind === "differ" || kind === "plain"
  const spoken = kind === "differ" || kind === "agree"
  return (
    <div className={`seam seam-${kind}`}>
      {jagged ? <Zigzag /> : <span className="seam-line" />}
      {spoken && (
        <p className="seam-words">
          <Mark shape={signs[kind]} />
          {t(`ui.${kind}`)}
        </p>
      )}
      {spoken && (jagged ? <Zigzag /> : <span className="seam-line" />)}
    </div>
  )
}

/** A line with a period of 14 and a height of 6 units, as long as its room; across on a phone, down beside. */
function Zigzag() {
  const id = useId()
  return (
    <svg className="seam-zigzag" aria-hidden="true">
      <pattern id={`${id}across`} width="14" height="10" patternUnits="userSpaceOnUse">
        <path d="m-7 2 7 6 7-6 7 6 7-6" {...stroke} />
      </pattern>
      <pattern id={`${id}down`} width="10" height="14" patternUnits="userSpaceOnUse">
        <path d="m2-7 6 7-6 7 6 7-6 7" {...stroke} />
      </pattern>
      <rect className="seam-across" width="100%" height="10" fill={`url(#${id}across)`} />
      <rect className="seam-down" width="10" height="100%" fill={`url(#${id}down)`} />
    </svg>
  )
}

const stroke = { fill: "none", stroke: "currentColor", strokeWidth: 1.8 } as const
