import { useLocale } from "#app/i18n/locale.tsx"
import { Empty } from "./empty.tsx"
import { reasonInWords } from "./petition-refusal.tsx"

/** What stands at the address of a petition that was removed: that it was, and by which rule. */
export function RemovedPetition({ code }: { code: string | null }) {
  const { t, path } = useLocale()
  return (
    <Empty
      level="page"
      title={t("petition.removed")}
      reason={t("petition.removed-why", { reason: reasonInWords(code, t) })}
      onward={{ label: t("page.removals"), href: path("/removals") }}
    />
  )
}
