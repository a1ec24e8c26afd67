import { useLocale } from "#app/i18n/locale.tsx"

const deeds = [
  ["reply", "answers.link"],
  ["rescope", "rescope.link"],
  ["dispute", "ticket.link"],
] as const

/** What a deputy may say of an own promise beside its status. @param here the promise's page */
export function OfficeDeeds({ here }: { here: string }) {
  const { t } = useLocale()
  return deeds.map(([page, words]) => (
    <li key={page}>
      <a href={`${here}/${page}`}>{t(words)}</a>
    </li>
  ))
}
