import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { List, ListItem, TopList } from "#app/components/list-item.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { stopKinds } from "#app/domain/standing.ts"
import type { StopKind } from "#app/domain/standing.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { listStops } from "#db/queries/site-stops.server.ts"

export const handle = { hidden: true }
export const meta = titled((t) => t("stop.title"))

export async function loader({ context }: LoaderFunctionArgs) {
  return { stops: await listStops(context.db.read, 50) }
}

export default function Switches() {
  const { t, path } = useLocale()
  return (
    <>
      <PageHead
        title={t("stop.title")}
        lead={t("stop.lead")}
        crumbs={[{ label: t("page.operations"), href: path("/operations") }]}
      />
      <TopList>
        <List>
          {stopKinds.map((kind) => (
            <Switch key={kind} kind={kind} />
          ))}
        </List>
      </TopList>
      <Earlier />
    </>
  )
}

function Switch({ kind }: { kind: StopKind }) {
  const { stops } = useLoaderData<typeof loader>()
  const { t, path, instant } = useLocale()
  const now = stops.find((stop) => stop.kind === kind && stop.ended === null)
  return (
    <ListItem
      title={t(`stop.kind-${kind}`)}
      href={path(`/operations/switches/${kind}`)}
      meta={
        now
          ? [
              <strong key="now">{t("stop.stopped", { at: instant(now.since) })}</strong>,
              t(`stop.cause-${now.cause}`),
            ]
          : [t("stop.runs")]
      }
    >
      <p>{t(`stop.does-${kind}`)}</p>
    </ListItem>
  )
}

function Earlier() {
  const { stops } = useLoaderData<typeof loader>()
  const { t, instant } = useLocale()
  const past = stops.filter(({ ended }) => ended !== null)
  function shown({ kind, cause, since, stoppedBy, reason, ended }: (typeof past)[number]) {
    return (
      <ListItem
        key={`${kind} ${since}`}
        title={t(`stop.kind-${kind}`)}
        meta={[
          t("stop.stopped", { at: instant(since) }),
          t(`stop.cause-${cause}`),
          ended && t("stop.ended", { at: instant(ended.at) }),
          t("stop.by", { account: stoppedBy }),
        ]}
      >
        <p>{reason}</p>
        {ended && <p>{ended.reason}</p>}
      </ListItem>
    )
  }
  return (
    <section>
      <h2>{t("stop.earlier")}</h2>
      {past.length === 0 ? <p>{t("stop.earlier-none")}</p> : <List>{past.map(shown)}</List>}
    </section>
  )
}
