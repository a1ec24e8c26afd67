import type { ShownPerson } from "#app/domain/shown-person.ts"
import { useLocale } from "#app/i18n/locale.tsx"

/** Somebody's name where they let it stand in public, else their number. */
export function PersonWord({ name, number }: ShownPerson) {
  const { t } = useLocale()
  return <span translate="no">{name ?? t("organization.person-number", { number })}</span>
}
