import { Statement } from "#app/components/statement.tsx"
import { titled } from "#app/i18n/meta.ts"

export const meta = titled((t) => t("page.privacy"))

export default function Privacy() {
  return (
    <Statement
      title="page.privacy"
      lead="privacy.lead"
      parts={[
        ["privacy.reading-title", "privacy.reading"],
        ["privacy.traces-title", "privacy.traces", "traces"],
        ["privacy.signing-title", "privacy.signing"],
        ["privacy.unconfirmed-title", "privacy.unconfirmed"],
        ["privacy.withdraw-title", "privacy.withdraw"],
        ["privacy.kept-title", "privacy.kept", "kept"],
        ["privacy.proofs-title", "privacy.proofs"],
        ["privacy.requests-title", "privacy.requests"],
        ["privacy.news-title", "privacy.news"],
        ["privacy.account-title", "privacy.account"],
        ["privacy.yours-title", "privacy.yours", "yours"],
      ]}
    />
  )
}
