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

/** Everyone's option, those who chose alike together, by name. */
export function VoteTable({ votes }: { votes: readonly VoteRow[] }) {
  const { t, path, lang } = useLocale()
  const compare = alphabetOf(lang)
  const ordered = voteOptions.flatMap((option) =>
    votes
      .filter((vote) => vote.option === option)
      .sort((one, other) => compare(one.personName, other.personName)),
  )
  const grouped = votes.some(({ group }) => group !== null)
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{t("voteEvent.person")}</th>
          <th scope="col">{t("voteEvent.option")}</th>
          {grouped && <th scope="col">{t("voteEvent.group")}</th>}
        </tr>
      </thead>
      <tbody>
        {ordered.map((vote) => (
          <tr key={vote.personPublicId}>
            <td>
              <a
                href={path(personPath({ publicId: vote.personPublicId, name: vote.personName }))}
                translate="no"
              >
                {vote.personName}
              </a>
            </td>
            <td>
              <VoteMark option={vote.option} word />
              {vote.role === "teller" && ` (${t("voteEvent.teller")})`}
            </td>
            {grouped && <td translate="no">{vote.group}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
