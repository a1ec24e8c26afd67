import { alignmentOf, pointsOf, stanceOf } from "#app/domain/alignment.ts"
import type { AlignedVote, Alignment } from "#app/domain/alignment.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { pledgePath, voteEventPath } from "./paths.ts"
import { pledgeWords } from "./pledge-words.ts"
import { InTongue } from "./tongue.tsx"

interface VoteOnPromise extends AlignedVote {
  publicId: string
  title: string
  titleLang: string | null
}

interface PromiseAlignmentProps {
  evidence: readonly {
    strength: AlignedVote["strength"]
    vote:
      | (Pick<VoteOnPromise, "publicId" | "fulfillingOption" | "ownOption"> & {
          motionTitle: string
          motionLang: string | null
        })
      | null
  }[]
}

/** How a deputy voted where one promise was at stake, with every point that the sum is made of. */
export function PromiseAlignment({ evidence }: PromiseAlignmentProps) {
  const { t } = useLocale()
  const votes = evidence.flatMap(({ strength, vote }): VoteOnPromise[] =>
    vote ? [{ ...vote, strength, title: vote.motionTitle, titleLang: vote.motionLang }] : [],
  )
  if (votes.length === 0) return null
  const sum = alignmentOf(votes)
  return (
    <section>
      <h2>{t("alignment.title")}</h2>
      <Summary sum={sum} />
      <details>
        <summary>{t("alignment.show")}</summary>
        <table className="table table-stacked">
          <thead>
            <tr>
              {(["event", "link", "own", "points"] as const).map((column) => (
                <th key={column} scope="col" className={column === "points" ? "number" : undefined}>
                  {t(`alignment.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {votes.map((vote) => (
              <VoteRow key={vote.publicId} vote={vote} />
            ))}
            <Total sum={sum} columns={3} />
          </tbody>
        </table>
      </details>
    </section>
  )
}

interface PersonAlignmentProps {
  pledges: readonly {
    publicId: string
    text: string
    lang: string
    translation: string | null
    votes: readonly AlignedVote[]
  }[]
}

/** The same over all promises of a deputy: a row a promise. */
export function PersonAlignment({ pledges }: PersonAlignmentProps) {
  const locale = useLocale()
  const { t, path } = locale
  if (pledges.length === 0) return null
  const sum = alignmentOf(pledges.flatMap(({ votes }) => votes))
  return (
    <section>
      <h2>{t("alignment.title-person")}</h2>
      <Summary sum={sum} />
      <details>
        <summary>{t("alignment.show")}</summary>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t("alignment.promise")}</th>
              <th scope="col" className="number">
                {t("alignment.points")}
              </th>
            </tr>
          </thead>
          <tbody>
            {pledges.map((pledge) => {
              const { quote, lang } = pledgeWords(locale, pledge)
              return (
                <tr key={pledge.publicId}>
                  <th scope="row">
                    <InTongue lang={lang}>
                      <a href={path(pledgePath(pledge.publicId))}>{quote}</a>
                    </InTongue>
                  </th>
                  <td className="number">
                    <Sum sum={alignmentOf(pledge.votes)} />
                  </td>
                </tr>
              )
            })}
            <Total sum={sum} columns={1} />
          </tbody>
        </table>
      </details>
    </section>
  )
}

/** The phrase, what it was made of, what absences took from it, and by which version of the method. */
function Summary({ sum }: { sum: Alignment }) {
  const { t, path, number } = useLocale()
  const { phrase, capped, points, scored, absences, method } = sum
  return (
    <>
      <p className="alignment-phrase">
        <strong>{t(`alignment.${phrase ?? "none"}`)}</strong>
      </p>
      <p className="meta">
        {scored > 0 && `${t("alignment.sum", { points: number(points), scored })} · `}
        {t("alignment.absences", { count: absences })} ·{" "}
        <a href={path("/method/votes")}>{t("alignment.method", { version: method })}</a>
      </p>
      {capped && <p>{t(`alignment.capped-${capped}`)}</p>}
    </>
  )
}

function VoteRow({ vote }: { vote: VoteOnPromise }) {
  const { t, path, number } = useLocale()
  const points = pointsOf(vote)
  const stance = stanceOf(vote)
  const why =
    vote.strength === "weak" ? "weak" : stance === "absent" ? "absent" : ("not-counted" as const)
  return (
    <tr>
      <th scope="row">
        <InTongue lang={vote.titleLang}>
          <a href={path(voteEventPath(vote.publicId))}>{vote.title}</a>
        </InTongue>
      </th>
      <td data-label={t("alignment.link")}>{t(`vote.one-${vote.fulfillingOption}`)}</td>
      <td data-label={t("alignment.own")}>
        {vote.ownOption ? t(`vote.one-${vote.ownOption}`) : t("alignment.no-record")}
      </td>
      <td data-label={t("alignment.points")} className="number">
        {points === null ? t(`alignment.${why}`) : number(points)}
      </td>
    </tr>
  )
}

function Total({ sum, columns }: { sum: Alignment; columns: number }) {
  const { t } = useLocale()
  return (
    <tr>
      <th scope="row" colSpan={columns}>
        <strong>{t("alignment.total")}</strong>
      </th>
      <td className="number">
        <strong>
          <Sum sum={sum} />
        </strong>
      </td>
    </tr>
  )
}

/** "4.5 of 6"; a dash where nothing scores. */
function Sum({ sum: { points, scored } }: { sum: Alignment }) {
  const { t, number } = useLocale()
  if (scored === 0) return "—"
  return t("alignment.of", { points: number(points), scored: number(scored) })
}
