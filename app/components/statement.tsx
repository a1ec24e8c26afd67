import { useLocale } from "#app/i18n/locale.tsx"
import type { MessageKey } from "#app/i18n/translate.ts"
import { Kept } from "./kept.tsx"
import { PageHead } from "./page-head.tsx"

interface StatementProps {
  title: MessageKey
  lead: MessageKey
  /** Heading and text of each part and, where pages link to it, its anchor. */
  parts: readonly (readonly [heading: MessageKey, text: MessageKey, anchor?: string])[]
}

/** A page of plain text: what the site says of itself. */
export function Statement({ title, lead, parts }: StatementProps) {
  const { t } = useLocale()
  return (
    <>
      <PageHead title={t(title)} lead={t(lead)} />
      {parts.map(([heading, text, anchor]) => (
        <Kept
          key={heading}
          as="section"
          attributes={{ id: anchor }}
          part={Part}
          given={{ heading, text }}
        />
      ))}
    </>
  )
}

function Part({ heading, text }: { heading: MessageKey; text: MessageKey }) {
  const { t } = useLocale()
  return (
    <>
      <h2>{t(heading)}</h2>
      <p>{t(text)}</p>
    </>
  )
}
