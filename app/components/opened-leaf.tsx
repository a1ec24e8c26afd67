import { isAssurance } from "#app/domain/signature.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { Facts } from "./facts.tsx"
import { Notice } from "./notice.tsx"

interface OpenedLeafProps {
  opened: {
    nonce: string
    statement: string
    name: string
    assurance: string
    signedOn: string
    commitment: string
    matches: boolean
  }
}

/** What a leaf of the sample holds, for its auditor, and whether it fits the public log. */
export function OpenedLeaf({ opened }: OpenedLeafProps) {
  const { t, day } = useLocale()
  const { assurance } = opened
  return (
    <section>
      <h2>{t("audit.opened")}</h2>
      <Notice kind={opened.matches ? "plain" : "legal"}>
        {t(opened.matches ? "audit.matches" : "audit.matches-not")}
      </Notice>
      <Facts
        facts={[
          { term: t("audit.name"), value: <span className="verbatim">{opened.name}</span> },
          {
            term: t("review.assurance"),
            value: isAssurance(assurance) ? t(`assurance.${assurance}`) : assurance,
          },
          { term: t("review.confirmed"), value: day(opened.signedOn) },
          { term: t("audit.commitment"), value: <code>{opened.commitment}</code> },
          { term: t("audit.nonce"), value: <code>{opened.nonce}</code> },
          { term: t("audit.statement"), value: <code>{opened.statement}</code> },
        ]}
      />
    </section>
  )
}
