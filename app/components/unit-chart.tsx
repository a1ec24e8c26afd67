import { useId } from "react"
import { MarkDefs, markId } from "./mark.tsx"
import type { Shape } from "./mark-shapes.tsx"

export interface Unit {
  shape: Shape
  className: string
}

interface UnitChartProps {
  units: readonly Unit[]
  /** The same in words: what a screen reader says in place of the drawing. */
  label: string
}

const perRow = 24
const pitch = { x: 14, y: 14.5 }
const size = 11.5

/** One mark a thing, 24 in a row, in the order given. */
export function UnitChart({ units, label }: UnitChartProps) {
  const prefix = useId()
  const rows = Math.ceil(units.length / perRow)
  const width = (perRow - 1) * pitch.x + size
  const height = (rows - 1) * pitch.y + size
  return (
    <svg className="unit-chart" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <MarkDefs prefix={prefix} shapes={units.map(({ shape }) => shape)} />
      {units.map(({ shape, className }, index) => (
        <use
          key={index}
          className={className}
          href={`#${markId(prefix, shape)}`}
          x={(index % perRow) * pitch.x}
          y={Math.floor(index / perRow) * pitch.y}
          width={size}
          height={size}
        />
      ))}
    </svg>
  )
}
