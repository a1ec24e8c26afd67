import { useLocale } from "#app/i18n/locale.tsx"
import type { MessageKey } from "#app/i18n/translate.ts"
import { PageHead } from "./page-head.tsx"

interface StatementProps {
  title: MessageKey
  lead: MessageKey
  /** Heading and text of each part. */
  parts: readonly (readonly [MessageKey, MessageKey])[]
}

/** A page of plain text: what the site says of itself. */
export function Statement({ title, lead, parts }: StatementProps) {
  const { t } = useLocale()
  return (
    <>
      <PageHead title={t(title)} lead={t(lead)} />
      {parts.map(([heading, text]) => (
        <section key={heading}>
          <h2>{t(heading)}</h2>
          <p>{t(text)}</p>
        </section>
      ))}
    </>
  )
}
