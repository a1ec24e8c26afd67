import type { Rating } from "#app/domain/rating.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { pledgePath } from "./paths.ts"
import { PledgeList } from "./pledge-list.tsx"
import type { ListedPledge } from "./pledge-list.tsx"
import { Tally } from "./tally.tsx"

interface PersonPromisesProps {
  personPublicId: string
  counts: Readonly<Record<Rating, number>>
  pledges: readonly ListedPledge[]
  contested: readonly ListedPledge[]
}

const mostListed = 5

/** One deputy's promises: a mark for each, where the two sides differ, and the latest. */
export function PersonPromises(props: PersonPromisesProps) {
  const { personPublicId, counts, pledges, contested } = props
  const { t, path, quote } = useLocale()
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const all = path(`/promises?person=${personPublicId}`)
  const marks = pledges.map(({ rating, text, publicId }) => ({
    rating,
    title: quote(text),
    href: path(pledgePath(publicId)),
  }))
  if (total === 0) {
    return (
      <section>
        <h2>{t("page.promises")}</h2>
        <p>{t("people.no-promises")}</p>
      </section>
    )
  }
  return (
    <>
      <section>
        <h2>{t("people.promises", { count: total })}</h2>
        <Tally counts={counts} pledges={marks} hrefOf={(rating) => `${all}&rating=${rating}`} />
      </section>
      {contested.length > 0 && (
        <section>
          <h2>{t("people.contested")}</h2>
          <PledgeList pledges={contested} nameless />
        </section>
      )}
      <section>
        <h2>{t("people.latest")}</h2>
        <PledgeList pledges={pledges.slice(0, mostListed)} nameless />
        <p>
          <a href={all}>{t("people.all-promises")}</a>
        </p>
      </section>
    </>
  )
}
