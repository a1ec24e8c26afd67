import { useLocale } from "#app/i18n/locale.tsx"
import { TextField } from "./form-field.tsx"

interface PasswordFieldProps {
  name: string
  label: string
  error: string | undefined
  /** For a password that is being chosen: its least number of characters. */
  min?: number | undefined
}

/** A password, the one that is known or, with a least length, a new one. */
export function PasswordField({ min, ...field }: PasswordFieldProps) {
  const { t } = useLocale()
  return (
    <TextField
      {...field}
      type="password"
      autoComplete={min === undefined ? "current-password" : "new-password"}
      hint={min === undefined ? undefined : t("account.password-hint", { min })}
    />
  )
}
