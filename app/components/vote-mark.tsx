import { useLocale } from "#app/i18n/locale.tsx"
import { voteShape, type VoteOption } from "./mark-meanings.ts"
import { Mark } from "./mark.tsx"

interface VoteMarkProps {
  option: VoteOption
  /** Shows the word beside the mark; without it the word is there for screen readers only. */
  word?: boolean | undefined
}

export function VoteMark({ option, word }: VoteMarkProps) {
  const { t } = useLocale()
  return (
    <span className="badge badge-quiet-words">
      <Mark shape={voteShape[option]} className={`seat-${option}`} />
      <span className={word ? undefined : "visually-hidden"}>{t(`vote.${option}`)}</span>
    </span>
  )
}

/** How one deputy voted on several occasions, in one row of marks. */
export function VoteRow({ options }: { options: readonly VoteOption[] }) {
  return (
    <span className="vote-row">
      {options.map((option, index) => (
        <VoteMark key={index} option={option} />
      ))}
    </span>
  )
}
