import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { List, ListItem } from "#app/components/list-item.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { petitionPath } from "#app/components/paths.ts"
import { defaultZone, useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { dayIn } from "#app/lib/instant.ts"
import { listPetitions } from "#db/queries/petition-lists.server.ts"
import type { PetitionSummary } from "#db/queries/petition-lists.server.ts"

export const meta = titled((t) => t("page.moderation"))

export async function loader({ context }: LoaderFunctionArgs) {
  const { db, lang } = context
  const [waiting, seconding] = await Promise.all([
    listPetitions(db.read, { states: ["legal-check"] }, lang, { limit: 100 }),
    listPetitions(db.read, { states: ["seconding"] }, lang, { limit: 100 }),
  ])
  // Who has waited longest comes first.
  return { waiting: waiting.petitions.toReversed(), seconding: seconding.petitions }
}

export default function Moderation() {
  const { waiting, seconding } = useLoaderData<typeof loader>()
  const { t } = useLocale()
  return (
    <>
      <PageHead title={t("page.moderation")} lead={t("moderation.lead")} />
      <section>
        <h2>{t("moderation.waiting")}</h2>
        {waiting.length === 0 ? (
          <p>{t("moderation.waiting-none")}</p>
        ) : (
          <Waiting petitions={waiting} />
        )}
      </section>
      {seconding.length > 0 && (
        <section>
          <h2>{t("moderation.seconding")}</h2>
          <Waiting petitions={seconding} />
        </section>
      )}
    </>
  )
}

function Waiting({ petitions }: { petitions: readonly PetitionSummary[] }) {
  const { t, path, day } = useLocale()
  return (
    <List>
      {petitions.map(({ publicId, title, lang, person, createdAt }) => (
        <ListItem
          key={publicId}
          title={title}
          titleLang={lang}
          href={path(`/moderation${petitionPath(publicId)}`)}
          meta={[person.name, t("moderation.since", { date: day(dayIn(defaultZone, createdAt)) })]}
        />
      ))}
    </List>
  )
}
