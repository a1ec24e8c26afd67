import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { List, ListItem } from "#app/components/list-item.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { useLocale } from "#app/i18n/locale.tsx"
import type { Locale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { listSetUp } from "#db/queries/seat-set-up.server.ts"
import type { SetUp } from "#db/queries/seat-set-up.server.ts"

export const meta = titled((t) => t("seat.title"))

export async function loader({ context }: LoaderFunctionArgs) {
  return { legislatures: await listSetUp(context.db.read) }
}

export default function Mandates() {
  const { legislatures } = useLoaderData<typeof loader>()
  const locale = useLocale()
  const { t, path } = locale
  const missing = whatIsMissing(legislatures, locale)
  return (
    <>
      <PageHead title={t("seat.title")} lead={t("seat.lead")} />
      <section>
        <h2>{t("seat.missing")}</h2>
        {missing.length === 0 ? (
          <p>{t("seat.missing-none")}</p>
        ) : (
          <ul>
            {missing.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        )}
        <p className="meta">
          {t("seat.by-file", { command: "npm run import -- mandates seats.csv" })}
        </p>
      </section>
      <List>
        {legislatures.map(({ publicId, name, posts, bound, terms }) => (
          <ListItem
            key={publicId}
            title={name}
            href={path(`/operations/mandates/${publicId}`)}
            meta={[t("seat.counts", { posts, bound, terms })]}
          />
        ))}
      </List>
    </>
  )
}

/** What keeps petitions here from having an effect in law, in sentences. */
function whatIsMissing(legislatures: readonly SetUp[], { t }: Locale): string[] {
  if (legislatures.length === 0) {
    return [t("seat.no-legislature", { command: "npm run import -- popolo people.json" })]
  }
  const none = legislatures.every(({ bound }) => bound === 0) ? [t("seat.no-law")] : []
  const each = legislatures.flatMap(({ name, posts, bound, terms, unseated }) => [
    ...(posts > bound ? [t("seat.unbound", { name, count: posts - bound })] : []),
    ...(unseated > 0 ? [t("seat.unseated", { name, count: unseated })] : []),
    ...(terms === 0 ? [t("seat.no-term", { name })] : []),
  ])
  return [...none, ...each]
}
