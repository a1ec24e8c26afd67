import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { CodeBookText } from "#app/components/code-book-text.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { RatingBadge } from "#app/components/rating-badge.tsx"
import { SampleSeeds } from "#app/components/sample-seeds.tsx"
import { mayDo } from "#app/domain/access.ts"
import { quarterOf } from "#app/domain/coding-need.ts"
import { firstCodeBook } from "#app/domain/first-code-book.ts"
import { pledgeCriteria } from "#app/domain/pledge.ts"
import { ratings } from "#app/domain/rating.ts"
import { codingsFor } from "#app/domain/verdict.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { listShownCodeBooks } from "#db/queries/code-books.server.ts"
import { listPublicSeeds } from "#db/queries/sample-seeds.server.ts"

export const handle = {}

export const meta = titled((t) => t("page.method"))

export async function loader({ context }: LoaderFunctionArgs) {
  const adopted = await listShownCodeBooks(context.db.read)
  const books = adopted.length > 0 ? adopted : [{ ...firstCodeBook, adoptedAt: null }]
  return {
    books,
    needed: codingsFor(books[0] ?? firstCodeBook),
    seeds: await listPublicSeeds(context.db.read, quarterOf(context.today)),
    mayPropose: context.ofReader((account) => mayDo(account, "code-book.adopt")),
  }
}

export default function Method() {
  const { books, needed, seeds, mayPropose } = useLoaderData<typeof loader>()
  const { t, path } = useLocale()
  return (
    <>
      <PageHead title={t("page.method")} lead={t("promise.method-lead")} />
      <section>
        <h2>{t("promise.method-promise")}</h2>
        <p>{t("promise.method-promise-text")}</p>
        <ul>
          {pledgeCriteria.map((criterion) => (
            <li key={criterion}>{t(`capture.${criterion}-means`)}</li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{t("promise.method-evidence")}</h2>
        <p>{t("promise.method-evidence-text")}</p>
      </section>
      <section>
        <h2>{t("promise.method-verdict")}</h2>
        <p>{t("promise.method-verdict-text", { needed })}</p>
        <p>{t("promise.method-broken")}</p>
      </section>
      <section>
        <h2>{t("promise.method-challenge")}</h2>
        <p>{t("promise.method-challenge-text")}</p>
      </section>
      <section>
        <h2>{t("promise.method-deputy")}</h2>
        <p>{t("promise.method-deputy-text")}</p>
      </section>
      <Ratings />
      <section>
        <h2>{t("promise.method-book")}</h2>
        {books.map((book) => (
          <CodeBookText key={book.version} book={book} />
        ))}
        {mayPropose && (
          <p>
            <a href={path("/code-books/new")}>{t("coding.book-new")}</a>
          </p>
        )}
      </section>
      <SampleSeeds seeds={seeds} />
    </>
  )
}

function Ratings() {
  const { t } = useLocale()
  return (
    <section>
      <h2>{t("promise.method-ratings")}</h2>
      <p>{t("promise.method-ratings-text")}</p>
      <dl className="definitions">
        {ratings.map((rating) => (
          <div key={rating}>
            <dt>
              <RatingBadge rating={rating} />
            </dt>
            <dd>{t(`rating.${rating}-means`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
