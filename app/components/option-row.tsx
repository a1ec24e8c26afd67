import type { ReactNode } from "react"
import { Mark } from "./mark.tsx"
import type { Shape } from "./mark-shapes.tsx"

export interface Option {
  value: string
  label: string
  /** One sentence that defines the choice. */
  definition?: ReactNode
  shape?: Shape | undefined
  /** A class that gives the mark its colour, such as `rating-kept`. */
  markClass?: string | undefined
  chosen?: boolean | undefined
}

interface OptionRowProps extends Option {
  type: "radio" | "checkbox"
  name: string
  id?: string | undefined
  required?: boolean | undefined
}

/** One choice: the whole row is its label. */
export function OptionRow(props: OptionRowProps) {
  const { type, name, id, value, label, definition, shape, markClass, chosen, required } = props
  const own = id ?? `${name}-${value}`
  // The whole row can be hit, but it is called by its first words: what they mean is said after them.
  const named = definition ? `${own}-label` : undefined
  const described = definition ? `${own}-definition` : undefined
  return (
    <label className="option">
      <input
        className="option-control"
        type={type}
        name={name}
        id={id}
        value={value}
        defaultChecked={chosen}
        required={required}
        aria-labelledby={named}
        aria-describedby={described}
      />
      {shape && (
        <Mark shape={shape} className={markClass ? `option-mark ${markClass}` : "option-mark"} />
      )}
      <span className="option-words">
        <span className="option-label" id={named}>
          {label}
        </span>
        {definition && (
          <span className="option-definition" id={described}>
            {definition}
          </span>
        )}
      </span>
    </label>
  )
}
