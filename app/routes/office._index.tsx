import type { LoaderFunctionArgs } from "@remix-run/node"
import { data } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { List, ListItem } from "#app/components/list-item.tsx"
import { OwnPromises } from "#app/components/own-promises.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { petitionPath } from "#app/components/paths.ts"
import { PetitionList } from "#app/components/petition-list.tsx"
import { readableStates } from "#app/domain/petition-state.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { listPeopleByIds } from "#db/queries/people.server.ts"
import { listPetitions } from "#db/queries/petition-lists.server.ts"
import { listPledges } from "#db/queries/pledges.server.ts"

export const meta = titled((t) => t("page.office"))

export async function loader({ context }: LoaderFunctionArgs) {
  const { db, lang, account, today } = context
  const personId = account?.personId ?? null
  const [person] = await listPeopleByIds(db.read, personId === null ? [] : [personId], lang)
  if (!person) throw data(null, { status: 403 })
  const filter = { personId: person.id, states: readableStates }
  const [{ petitions }, { pledges }] = await Promise.all([
    listPetitions(db.read, filter, lang, { limit: 50 }),
    listPledges(db.read, { personId: person.id }, { lang, today }, { limit: 50 }),
  ])
  return {
    today,
    pledges,
    person: { publicId: person.publicId, name: person.name },
    awaiting: petitions.filter(({ state }) => state === "reply-window"),
    others: petitions.filter(({ state }) => state !== "reply-window"),
  }
}

export default function Office() {
  const { person, pledges, awaiting, others, today } = useLoaderData<typeof loader>()
  const { t, path, day } = useLocale()
  return (
    <>
      <PageHead title={t("page.office")} lead={t("office.lead")} below={<p>{person.name}</p>} />
      <section>
        <h2>{t("office.awaiting")}</h2>
        {awaiting.length === 0 && <p>{t("office.awaiting-none")}</p>}
        {awaiting.length > 0 && (
          <List>
            {awaiting.map(({ publicId, title, lang, replyDueOn }) => (
              <ListItem
                key={publicId}
                title={title}
                titleLang={lang}
                href={path(`/office${petitionPath(publicId)}/reply`)}
                meta={[replyDueOn && t("office.reply-until", { date: day(replyDueOn) })]}
              />
            ))}
          </List>
        )}
      </section>
      <section>
        <h2>{t("office.promises")}</h2>
        <p>{t("office.promises-text")}</p>
        <OwnPromises pledges={pledges} />
        <p>
          <a href={path(`/promises?person=${person.publicId}`)}>{t("petition.see-promises")}</a>
        </p>
      </section>
      <section>
        <h2>{t("office.others")}</h2>
        {others.length === 0 ? (
          <p>{t("office.others-none")}</p>
        ) : (
          <PetitionList petitions={others} today={today} />
        )}
      </section>
    </>
  )
}
