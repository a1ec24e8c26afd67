import type { ComponentPropsWithoutRef, ReactNode } from "react"
import { useLocale } from "#app/i18n/locale.tsx"
import { Mark } from "./mark.tsx"

export interface FieldProps {
  name: string
  label: string
  hint?: ReactNode
  /** The sentence under the field that says what to change; the value stays. */
  error?: string | undefined
  /** Says so in brackets beside the label. Every field without it is needed. */
  optional?: boolean | undefined
  /** How much room tells how much is expected: 8, 14 or 26rem, or all there is. */
  width?: "short" | "iin" | "medium" | "full" | undefined
  /** Only where one page holds two fields of one name; a problem summary links to `#name`. */
  id?: string | undefined
}

type TextFieldProps = FieldProps & Omit<ComponentPropsWithoutRef<"input">, keyof FieldProps>
type TextAreaFieldProps = FieldProps & Omit<ComponentPropsWithoutRef<"textarea">, keyof FieldProps>
type SelectFieldProps = FieldProps &
  Omit<ComponentPropsWithoutRef<"select">, keyof FieldProps> & {
    options: readonly { value: string; label: string; lang?: string }[]
  }

export function TextField(props: TextFieldProps) {
  const [field, { type = "text", ...input }] = split(props)
  return (
    <Field {...field}>
      <input {...control(field)} type={type} {...input} />
    </Field>
  )
}

export function TextAreaField(props: TextAreaFieldProps) {
  const [field, { rows = 4, ...textarea }] = split(props)
  return (
    <Field {...field}>
      <textarea {...control(field)} rows={rows} {...textarea} />
    </Field>
  )
}

export function SelectField(props: SelectFieldProps) {
  const [field, { options, ...select }] = split(props)
  return (
    <Field {...field}>
      <select {...control(field)} {...select}>
        {options.map(({ value, label, lang }) => (
          <option key={value} value={value} lang={lang}>
            {label}
          </option>
        ))}
      </select>
    </Field>
  )
}

function Field({ children, ...field }: FieldProps & { children: ReactNode }) {
  const { t } = useLocale()
  const id = fieldId(field)
  return (
    <div className={field.error ? "field field-wrong" : "field"}>
      <label className="field-label" htmlFor={id}>
        {field.label}
        {field.optional && <span className="field-optional"> ({t("ui.optional")})</span>}
      </label>
      {field.hint && (
        <p className="field-hint" id={`${id}-hint`}>
          {field.hint}
        </p>
      )}
      {children}
      {field.error && <FieldError id={`${id}-error`}>{field.error}</FieldError>}
    </div>
  )
}

/** What is wrong with a field or a group, with the triangle before it. */
export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p className="field-error" id={id}>
      <Mark shape="warning" />
      <span>{children}</span>
    </p>
  )
}

/** Attributes that tie a control to its label, hint and error for screen readers. */
function control(field: FieldProps) {
  const id = fieldId(field)
  return {
    id,
    name: field.name,
    className: `field-control field-${field.width ?? "medium"}`,
    required: !field.optional,
    ...describedBy(id, field),
  }
}

/** The pair of ARIA attributes for a control with this hint and this error. */
export function describedBy(
  id: string,
  { hint, error }: { hint?: ReactNode; error?: string | undefined },
) {
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ")
  return {
    "aria-describedby": described || undefined,
    "aria-invalid": error ? true : undefined,
  }
}

function fieldId({ id, name }: FieldProps): string {
  return id ?? name
}

function split<Props extends FieldProps>(props: Props) {
  const { name, label, hint, error, optional, width, id, ...rest } = props
  const field: FieldProps = { name, label, hint, error, optional, width, id }
  return [field, rest] as const
}
