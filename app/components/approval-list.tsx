import type { ApprovalKind } from "#app/domain/approval.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { List, ListItem } from "./list-item.tsx"

interface ApprovalListProps {
  approvals: readonly {
    publicId: string
    kind: ApprovalKind
    subject: { name: string }
    proposer: string
    lapsesOn: string
    own: boolean
    decision: "approved" | "declined" | "alone" | "lapsed" | null
    decidedOn: string | null
  }[]
}

/** Proposals, each a link to its page. */
export function ApprovalList({ approvals }: ApprovalListProps) {
  const { t, path, day } = useLocale()
  return (
    <List>
      {approvals.map(
        ({ publicId, kind, subject, proposer, lapsesOn, own, decision, decidedOn }) => (
          <ListItem
            key={publicId}
            title={t(`approval.${kind}`)}
            href={path(`/approvals/${publicId}`)}
            meta={[
              subject.name,
              own ? t("approval.own") : proposer,
              decision
                ? [t(`approval.ended-${decision}`), decidedOn && day(decidedOn)]
                    .filter(Boolean)
                    .join(", ")
                : t("approval.until", { date: day(lapsesOn) }),
            ]}
          />
        ),
      )}
    </List>
  )
}
