import { Statement } from "#app/components/statement.tsx"
import { titled } from "#app/i18n/meta.ts"

export const meta = titled((t) => t("page.accessibility"))

export default function Accessibility() {
  return (
    <Statement
      title="page.accessibility"
      lead="accessibility.lead"
      parts={[
        ["accessibility.aim-title", "accessibility.aim"],
        ["accessibility.works-title", "accessibility.works"],
        ["accessibility.known-title", "accessibility.known"],
      ]}
    />
  )
}
