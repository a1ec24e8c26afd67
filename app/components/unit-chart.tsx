import { useId } from "react"
import { markId } from "./mark.tsx"
import { shapes, type Shape } from "./mark-shapes.tsx"
import { namedBy, PictureWords } from "./picture-words.tsx"

/** So many marks of one kind, one after another. */
export interface UnitRun {
  shape: Shape
  className: string
  count: number
}

interface UnitChartProps {
  runs: readonly UnitRun[]
  /** What the marks are of. */
  title: string
  /** The same in words: what a screen reader says in place of the drawing. */
  label: string
  /** How many marks stand in a row. */
  perRow?: number
}

const pitch = { x: 14, y: 14.5 }
const size = 11.5
const scale = size / 16

/**
 * One mark a thing, row by row, in the order given. A run is one area filled with its mark's pattern: a cheap
 * telephone lays out a few shapes, not hundreds.
 */
export function UnitChart({ runs, title, label, perRow = 24 }: UnitChartProps) {
  const prefix = useId()
  const total = runs.reduce((sum, { count }) => sum + count, 0)
  const width = (perRow - 1) * pitch.x + size
  const height = (Math.ceil(total / perRow) - 1) * pitch.y + size
  return (
    <svg className="unit-chart" viewBox={`0 0 ${width} ${height}`} {...namedBy(prefix)}>
      <PictureWords id={prefix} title={title} about={label} />
      <defs>
        {runs.map(({ shape, className }) => (
          <pattern
            key={shape}
            className={className}
            id={markId(prefix, shape)}
            width={pitch.x}
            height={pitch.y}
            patternUnits="userSpaceOnUse"
          >
            <g transform={`scale(${scale})`}>{shapes[shape]}</g>
          </pattern>
        ))}
      </defs>
      {runs.map(({ shape, count }, index) => (
        <path
          key={shape}
          fill={`url(#${markId(prefix, shape)})`}
          d={area(startOf(runs, index), count, perRow)}
        />
      ))}
    </svg>
  )
}

function startOf(runs: readonly UnitRun[], index: number): number {
  return runs.slice(0, index).reduce((sum, { count }) => sum + count, 0)
}

/** The cells from one to another, row by row. */
function area(start: number, count: number, perRow: number): string {
  let cells = ""
  for (let cell = start; cell < start + count; cell += perRow - (cell % perRow)) {
    const inRow = Math.min(perRow - (cell % perRow), start + count - cell)
    cells += `M${(cell % perRow) * pitch.x} ${Math.floor(cell / perRow) * pitch.y}h${inRow * pitch.x}v${pitch.y}h${-inRow * pitch.x}z`
  }
  return cells
}
