import { Statement } from "#app/components/statement.tsx"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"

export const meta = titled((t) => t("page.about"))

export default function About() {
  const { t, path } = useLocale()
  return (
    <>
      <Statement
        title="page.about"
        lead="about.lead"
        parts={[
          ["about.who-title", "about.who"],
          ["about.how-title", "about.how"],
          ["about.petition-title", "about.petition"],
          ["about.data-title", "about.data"],
        ]}
      />
      <p>
        <a href={path("/exceptions")}>{t("exception.title")}</a>
      </p>
    </>
  )
}
