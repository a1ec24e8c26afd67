import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { List, ListItem } from "#app/components/list-item.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { listWaitingRequests } from "#db/queries/data-requests.server.ts"

export const handle = { hidden: true }
export const meta = titled((t) => t("ask.list"))

export async function loader({ context }: LoaderFunctionArgs) {
  const waiting = await listWaitingRequests(context.db.read)
  return {
    requests: waiting.map(({ publicId, place, lang, dueOn }) => ({
      ...{ publicId, place, lang, dueOn },
      late: dueOn < context.today,
    })),
  }
}

export default function Requests() {
  const { requests } = useLoaderData<typeof loader>()
  const { t, path, day } = useLocale()
  return (
    <>
      <PageHead
        title={t("ask.list")}
        crumbs={[{ label: t("page.operations"), href: path("/operations") }]}
        lead={t("ask.list-lead")}
      />
      {requests.length === 0 && <p>{t("ask.none")}</p>}
      <List>
        {requests.map(({ publicId, place, lang, dueOn, late }) => (
          <ListItem
            key={publicId}
            title={t(`ask.place-${place}`)}
            href={path(`/operations/requests/${publicId}`)}
            meta={[
              t(`translation.in-${lang}`),
              `${t("ask.due-on")}: ${day(dueOn)}`,
              ...(late ? [<strong key="late">{t("ask.late")}</strong>] : []),
            ]}
          />
        ))}
      </List>
    </>
  )
}
