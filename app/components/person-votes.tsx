import type { OptionCount, VoteOption } from "#app/domain/vote.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { AnnotationLine } from "./annotation-line.tsx"
import type { ShownAnnotation } from "./annotation-line.tsx"
import { Legend } from "./legend.tsx"
import { List, ListItem } from "./list-item.tsx"
import { voteShape } from "./mark-meanings.ts"
import { voteEventPath } from "./paths.ts"
import { VoteMark } from "./vote-mark.tsx"
import { VoteMoment } from "./vote-moment.tsx"

interface PersonVotesProps {
  counts: readonly OptionCount[]
  votes: readonly {
    publicId: string
    title: string
    lang: string | null
    startDate: string | null
    option: VoteOption
  }[]
  /** What the deputy says of own votes. */
  annotations?: readonly ShownAnnotation[] | undefined
}

/** How one deputy voted: how often each option, and the latest votes. */
export function PersonVotes({ counts, votes, annotations = [] }: PersonVotesProps) {
  const { t, path, number } = useLocale()
  const total = counts.reduce((sum, { value }) => sum + value, 0)
  return (
    <section>
      <h2>{t("people.votes")}</h2>
      {total === 0 ? (
        <p>{t("people.no-votes")}</p>
      ) : (
        <>
          <p>{t("people.votes-count", { count: total })}</p>
          <Legend
            entries={counts.map(({ option, value }) => ({
              shape: voteShape[option],
              className: `seat-${option}`,
              word: t(`vote.one-${option}`),
              count: number(value),
            }))}
          />
          <h3>{t("people.votes-latest")}</h3>
          <List>
            {votes.map((vote) => (
              <ListItem
                key={vote.publicId}
                above={<VoteMark option={vote.option} word />}
                title={vote.title}
                titleLang={vote.lang ?? undefined}
                href={path(voteEventPath(vote.publicId))}
                meta={[<VoteMoment key="date" at={vote.startDate} />]}
              >
                {annotations
                  .filter(({ voteEventPublicId }) => voteEventPublicId === vote.publicId)
                  .map((annotation) => (
                    <AnnotationLine key={annotation.voteEventPublicId} annotation={annotation} />
                  ))}
              </ListItem>
            ))}
          </List>
        </>
      )}
    </section>
  )
}
