import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { legislatureToArrange } from "#app/auth/asked-legislature.server.ts"
import { List, ListItem } from "#app/components/list-item.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { firstDay, lastDay } from "#app/lib/day.ts"
import { listPosts } from "#db/queries/posts.server.ts"
import { listTerms } from "#db/queries/terms.server.ts"

export const meta = titled((t) => t("seat.title"))

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { legislature } = await legislatureToArrange(context, params["organizationId"])
  const [posts, terms] = await Promise.all([
    listPosts(context.db.read, legislature.id),
    listTerms(context.db.read, legislature.id),
  ])
  return {
    legislature: { publicId: legislature.publicId, name: legislature.name },
    posts: posts.map(({ publicId, label, kind, ruleSet, area }) => {
      return { publicId, label, kind, ruleSet, area }
    }),
    terms: terms.map(({ publicId, name, startDate, endDate }) => {
      return { publicId, name, startDate, endDate }
    }),
  }
}

export default function Legislature() {
  const { legislature, posts } = useLoaderData<typeof loader>()
  const { t, path } = useLocale()
  const here = path(`/operations/mandates/${legislature.publicId}`)
  return (
    <>
      <PageHead
        title={legislature.name}
        crumbs={[{ label: t("seat.title"), href: path("/operations/mandates") }]}
        lead={t("seat.lead")}
        below={
          <p>
            <a href={`${here}/law/new`}>{t("seat.bind")}</a> ·{" "}
            <a href={`${here}/seats/new`}>{t("seat.seat-add")}</a> ·{" "}
            <a href={`${here}/terms/new`}>{t("seat.term-add")}</a>
          </p>
        }
      />
      <Terms />
      <section>
        <h2>{t("seat.seats")}</h2>
        {posts.length === 0 && <p>{t("seat.seats-none")}</p>}
        <List>
          {posts.map(({ publicId, label, kind, ruleSet, area }) => (
            <ListItem
              key={publicId}
              title={label}
              meta={[area, kind && t(`seat.kind-${kind}`), ruleSet ?? t("seat.law-none")]}
            />
          ))}
        </List>
      </section>
    </>
  )
}

function Terms() {
  const { terms } = useLoaderData<typeof loader>()
  const { t, day } = useLocale()
  return (
    <section>
      <h2>{t("seat.terms")}</h2>
      {terms.length === 0 && <p>{t("seat.terms-none")}</p>}
      <List>
        {terms.map(({ publicId, name, startDate, endDate }) => (
          <ListItem
            key={publicId}
            title={name}
            meta={[
              startDate !== null && endDate !== null
                ? t("seat.term-days", { from: day(firstDay(startDate)), to: day(lastDay(endDate)) })
                : null,
            ]}
          />
        ))}
      </List>
    </section>
  )
}
