import { withTail } from "#app/domain/public-id.ts"
import { voteOptions } from "#app/domain/vote.ts"
import type { VoteOption } from "#app/domain/vote.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { VoteMark } from "./vote-mark.tsx"

interface VoteRow {
  personPublicId: string
  personName: string
  option: VoteOption
  group: string | null
  role: string | null
}

/** Everyone's option, those who chose alike together. */
export function VoteTable({ votes }: { votes: readonly VoteRow[] }) {
  const { t, path } = useLocale()
  const ordered = voteOptions.flatMap((option) => votes.filter((vote) => vote.option === option))
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{t("voteEvent.person")}</th>
          <th scope="col">{t("voteEvent.option")}</th>
          <th scope="col">{t("voteEvent.group")}</th>
        </tr>
      </thead>
      <tbody>
        {ordered.map((vote) => (
          <tr key={vote.personPublicId}>
            <td>
              <a
                href={path(`/people/${withTail(vote.personPublicId, vote.personName)}`)}
                translate="no"
              >
                {vote.personName}
              </a>
            </td>
            <td>
              <VoteMark option={vote.option} word />
              {vote.role === "teller" && ` (${t("voteEvent.teller")})`}
            </td>
            <td translate="no">{vote.group}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
