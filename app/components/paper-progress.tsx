import { useLocale } from "#app/i18n/locale.tsx"
import { Facts } from "./facts.tsx"
import { PetitionProgress } from "./petition-progress.tsx"

interface PaperProgressProps {
  counts: {
    issued: number
    returned: number
    accepted: number
    rejected: number
    waiting: number
    needed: number | null
    people: number | null
  }
  /** Where sheets and the application are had. */
  href: string
}

/** The statute's signatures, on paper: never in one bar or one number with support online. */
export function PaperProgress({ counts, href }: PaperProgressProps) {
  const { t, number } = useLocale()
  const { issued, returned, accepted, rejected, waiting, needed, people } = counts
  return (
    <section>
      <h2>{t("sheet.progress")}</h2>
      <p>{t("sheet.progress-lead")}</p>
      {needed !== null && (
        <PetitionProgress count={accepted} needed={needed} note={t("sheet.ours-only")} />
      )}
      <Facts
        facts={[
          { term: t("sheet.issued"), value: number(issued) },
          { term: t("sheet.returned"), value: number(returned) },
          { term: t("sheet.accepted"), value: number(accepted) },
          { term: t("sheet.rejected"), value: number(rejected) },
          { term: t("sheet.waiting"), value: number(waiting) },
        ]}
      />
      {people !== null && <p>{t("sheet.combined", { count: people })}</p>}
      <p>
        <a href={href}>{t("sheet.get-sheets")}</a>
      </p>
    </section>
  )
}
