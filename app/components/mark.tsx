import { shapes, type Shape } from "./mark-shapes.tsx"

interface MarkProps {
  shape: Shape
  className?: string
}

/** One mark beside its word. The word carries the meaning, so the drawing is hidden from readers of text. */
export function Mark({ shape, className }: MarkProps) {
  return (
    <svg
      className={className ? `mark ${className}` : "mark"}
      viewBox="0 0 16 16"
      aria-hidden="true"
    >
      {shapes[shape]}
    </svg>
  )
}

interface MarkDefsProps {
  /** Keeps the names apart when a page has several sprites: take it from `useId`. */
  prefix: string
  shapes: Iterable<Shape>
}

/** The sprite for a drawing that repeats few shapes many times: put it inside the `<svg>`. */
export function MarkDefs({ prefix, shapes: wanted }: MarkDefsProps) {
  return (
    <defs>
      {[...new Set(wanted)].map((shape) => (
        <symbol key={shape} id={markId(prefix, shape)} viewBox="0 0 16 16">
          {shapes[shape]}
        </symbol>
      ))}
    </defs>
  )
}

/** The name under which a sprite holds a shape; `href` of a `<use>` with a `#` before it. */
export function markId(prefix: string, shape: Shape): string {
  return `${prefix}${shape}`
}
