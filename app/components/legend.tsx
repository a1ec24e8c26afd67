import { Mark } from "./mark.tsx"
import type { Shape } from "./mark-shapes.tsx"

export interface LegendEntry {
  shape: Shape
  className: string
  word: string
  count: string
  href?: string | undefined
}

/** Mark, word, count at the right: the numbers of the drawing above it. */
export function Legend({ entries }: { entries: readonly LegendEntry[] }) {
  return (
    <ul className="legend">
      {entries.map(({ shape, className, word, count, href }) => (
        <li key={word} className="legend-entry">
          <Mark shape={shape} className={className} />
          <span className="legend-word">{href ? <a href={href}>{word}</a> : word}</span>
          <span className="legend-count">{count}</span>
        </li>
      ))}
    </ul>
  )
}
