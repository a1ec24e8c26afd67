import type { ReactNode } from "react"
import { describedBy, FieldError } from "./form-field.tsx"
import { OptionRow, type Option } from "./option-row.tsx"

interface OptionListProps {
  type: "radio" | "checkbox"
  name: string
  legend: string
  /** Draws the legend as the section's heading, for the one question a page is about. */
  heading?: boolean | undefined
  /** For a lone consent whose row says all: the legend is there for screen readers only. */
  legendHidden?: boolean | undefined
  hint?: ReactNode
  error?: string | undefined
  options: readonly Option[]
  /** Short answers side by side instead of rows with definitions. */
  inline?: boolean | undefined
  required?: boolean | undefined
}

/** A question with its possible answers. The first control carries the name as id, for the problem summary. */
export function OptionList(props: OptionListProps) {
  const { type, name, legend, heading, legendHidden, hint, error, options, inline, required } =
    props
  return (
    <fieldset className={error ? "field field-wrong" : "field"} {...describedBy(name, props)}>
      <legend
        className={legendHidden ? "visually-hidden" : heading ? "option-heading" : "field-label"}
      >
        {legend}
      </legend>
      {hint && (
        <p className="field-hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      <div className={inline ? "options-inline" : "options"}>
        {options.map((option, index) => (
          <OptionRow
            key={option.value}
            {...option}
            type={type}
            name={name}
            id={index === 0 ? name : `${name}-${option.value}`}
            required={required && type === "radio"}
          />
        ))}
      </div>
      {error && <FieldError id={`${name}-error`}>{error}</FieldError>}
    </fieldset>
  )
}
