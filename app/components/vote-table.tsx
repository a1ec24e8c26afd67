import { voteOptions } from "#app/domain/vote.ts"
import type { VoteOption } from "#app/domain/vote.ts"
import { alphabetOf } from "#app/i18n/alphabet.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { personPath } from "./paths.ts"
import { VoteMark } from "./vote-mark.tsx"

interface VoteRow {
  personPublicId: string
  personName: string
  option: VoteOption
  group: string | null
  role: string | null
}

/** Everyone's option: those who chose alike together under it, by name. */
export function VoteTable({ votes }: { votes: readonly VoteRow[] }) {
  const { t, lang } = useLocale()
  const grouped = votes.some(({ group }) => group !== null)
  const compare = alphabetOf(lang)
  const ordered = [...votes].sort((one, other) => compare(one.personName, other.personName))
  const camps = voteOptions.map((option) => ({
    option,
    votes: ordered.filter((vote) => vote.option === option),
  }))
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{t("voteEvent.person")}</th>
          {grouped && <th scope="col">{t("voteEvent.group")}</th>}
        </tr>
      </thead>
      {camps.map(
        (camp) => camp.votes.length > 0 && <Camp key={camp.option} {...camp} grouped={grouped} />,
      )}
    </table>
  )
}

interface CampProps {
  option: VoteOption
  votes: readonly VoteRow[]
  /** Whether the source says of anybody which group they sit with. */
  grouped: boolean
}

function Camp({ option, votes, grouped }: CampProps) {
  const { t, path, number } = useLocale()
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={grouped ? 2 : 1}>
          <VoteMark option={option} word /> {number(votes.length)}
        </th>
      </tr>
      {votes.map(({ personPublicId, personName, role, group }) => (
        <tr key={personPublicId}>
          <td>
            <a
              href={path(personPath({ publicId: personPublicId, name: personName }))}
              translate="no"
            >
              {personName}
            </a>
            {role === "teller" && ` (${t("voteEvent.teller")})`}
          </td>
          {grouped && <td translate="no">{group}</td>}
        </tr>
      ))}
    </tbody>
  )
}
