import type { ApprovalKind } from "#app/domain/approval.ts"
import { useLocale } from "#app/i18n/locale.tsx"

interface ExceptionListProps {
  exceptions: readonly { kind: ApprovalKind; on: string; href?: string | undefined }[]
}

/** Decisions of one person where two are needed: the day and the class of each. */
export function ExceptionList({ exceptions }: ExceptionListProps) {
  const { t, day } = useLocale()
  return (
    <ul className="plain-list">
      {exceptions.map(({ kind, on, href }, index) => (
        <li key={index}>
          {day(on)} · {href ? <a href={href}>{t(`approval.${kind}`)}</a> : t(`approval.${kind}`)}
        </li>
      ))}
    </ul>
  )
}
