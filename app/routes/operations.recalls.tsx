import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { List, ListItem, TopList } from "#app/components/list-item.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { petitionPath } from "#app/components/paths.ts"
import { finalRecallStates, recallStates } from "#app/domain/recall.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { listDrives } from "#db/queries/recall-entries.server.ts"

export const meta = titled((t) => t("drive.list-title"))

export async function loader({ context }: LoaderFunctionArgs) {
  const { db, house } = context
  const binding = [...house.ruleSets.values()].filter(({ legalEffect }) => legalEffect !== "none")
  const open = recallStates.filter((state) => !finalRecallStates.includes(state))
  const ids = binding.map(({ id }) => id)
  return { drives: await listDrives(db.read, ids, open, 200) }
}

export default function Recalls() {
  const { drives } = useLoaderData<typeof loader>()
  const { t, path, day } = useLocale()
  return (
    <>
      <PageHead title={t("drive.list-title")} lead={t("drive.lead")} />
      {drives.length === 0 ? (
        <p>{t("drive.none")}</p>
      ) : (
        <TopList>
          <List>
            {drives.map(({ publicId, title, lang, person, recallState, lastOn }) => (
              <ListItem
                key={publicId}
                title={title}
                titleLang={lang}
                href={path(`/operations${petitionPath(publicId)}/recall`)}
                meta={[
                  person,
                  t(`recallState.${recallState}`),
                  ...(lastOn === null ? [] : [t("drive.since", { date: day(lastOn) })]),
                ]}
              />
            ))}
          </List>
        </TopList>
      )}
    </>
  )
}
