import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { AppealOutcomes } from "#app/components/appeal-outcomes.tsx"
import { Empty } from "#app/components/empty.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { Pagination } from "#app/components/pagination.tsx"
import { withQuery } from "#app/components/query-link.ts"
import { RemovalCounts, RemovalList } from "#app/components/removal-ledger.tsx"
import { contentRules, ruleNumber } from "#app/domain/content-rule.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { listDecidedAppeals } from "#db/queries/appeals.server.ts"
import { countRemovals, listRemovals } from "#db/queries/removals.server.ts"

export const meta = titled((t) => t("page.removals"))

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { read } = context.db
  const after = new URL(request.url).searchParams.get("after") ?? undefined
  const [counts, ledger, appeals] = await Promise.all([
    countRemovals(read),
    listRemovals(read, { after, limit: 50 }),
    listDecidedAppeals(read, 20),
  ])
  return { counts, ...ledger, appeals }
}

export default function Removals() {
  const { counts, removals, next, appeals } = useLoaderData<typeof loader>()
  const { t, path } = useLocale()
  return (
    <>
      <PageHead title={t("page.removals")} lead={t("removal.lead")} />
      {removals.length === 0 ? (
        <Empty title={t("removal.none")} reason={t("removal.none-why")} />
      ) : (
        <>
          <RemovalCounts counts={counts} />
          <section>
            <h2>{t("removal.ledger")}</h2>
            <RemovalList removals={removals} />
            <Pagination
              next={next === null ? undefined : withQuery(path("/removals"), { after: next })}
            />
          </section>
        </>
      )}
      <section id="appeals">
        <h2>{t("removal.appeals")}</h2>
        <AppealOutcomes appeals={appeals} />
      </section>
      <p>
        <a href={path("/exceptions")}>{t("exception.title")}</a>
      </p>
      <section id="rules">
        <h2>{t("removal.rules")}</h2>
        <dl className="definitions">
          {contentRules.map((rule) => (
            <div key={rule}>
              <dt>{t("rule.numbered", { number: ruleNumber(rule), rule: t(`rule.${rule}`) })}</dt>
              <dd>{t(`rule.${rule}-means`)}</dd>
            </div>
          ))}
        </dl>
      </section>
    </>
  )
}
