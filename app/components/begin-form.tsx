import { useLocale } from "#app/i18n/locale.tsx"
import { Button } from "./button.tsx"
import { Notice } from "./notice.tsx"

interface BeginFormProps {
  /** Whether the petition takes signatures now. */
  open: boolean
  action?: string
  text: string
  submit: string
  kind?: "primary" | "secondary"
}

/** Begins an identification: opening a page begins none. */
export function BeginForm({ open, action, text, submit, kind }: BeginFormProps) {
  const { t } = useLocale()
  if (!open) return <Notice>{t("refusal.not-open")}</Notice>
  return (
    <section>
      <form method="post" action={action} className="form">
        <p>{text}</p>
        <Button kind={kind}>{submit}</Button>
      </form>
    </section>
  )
}
