import { voteOptions } from "#app/domain/vote.ts"
import type { VoteOption } from "#app/domain/vote.ts"
import { alphabetOf } from "#app/i18n/alphabet.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { personPath } from "./paths.ts"
import { AnnotationLine } from "./annotation-line.tsx"
import type { ShownAnnotation } from "./annotation-line.tsx"
import { VoteMark } from "./vote-mark.tsx"

interface VoteRow {
  personPublicId: string
  personName: string
  option: VoteOption
  group: string | null
  role: string | null
}

interface VoteTableProps {
  votes: readonly VoteRow[]
  /** What deputies say of their own votes in this event. */
  annotations?: readonly ShownAnnotation[] | undefined
}

/** Everyone's option: those who chose alike together under it, by name. */
export function VoteTable({ votes, annotations = [] }: VoteTableProps) {
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
      <thead className={grouped ? undefined : "visually-hidden"}>
        <tr>
          <th scope="col">{t("voteEvent.person")}</th>
          {grouped && <th scope="col">{t("voteEvent.group")}</th>}
        </tr>
      </thead>
      {camps.map(
        (camp) =>
          camp.votes.length > 0 && (
            <Camp key={camp.option} {...camp} {...{ grouped, annotations }} />
          ),
      )}
    </table>
  )
}

interface CampProps {
  option: VoteOption
  votes: readonly VoteRow[]
  /** Whether the source says of anybody which group they sit with. */
  grouped: boolean
  annotations: readonly ShownAnnotation[]
}

function Camp({ option, votes, grouped, annotations }: CampProps) {
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
            {annotations
              .filter((one) => one.personPublicId === personPublicId)
              .map((one) => (
                <AnnotationLine key={one.personPublicId} annotation={one} />
              ))}
          </td>
          {grouped && <td translate="no">{group}</td>}
        </tr>
      ))}
    </tbody>
  )
}
