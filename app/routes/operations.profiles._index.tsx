import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { askedDeputy } from "#app/auth/asked-deputy.server.ts"
import { DeputyPicker } from "#app/components/deputy-picker.tsx"
import { List, ListItem } from "#app/components/list-item.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { todayAt } from "#app/lib/zone.ts"
import { listPeopleByIds } from "#db/queries/people.server.ts"
import { listStandingCodes } from "#db/queries/profile-codes.server.ts"

export const handle = { hidden: true }
export const meta = titled((t) => t("profile.claims"))

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db, lang } = context
  const { person, question, deputies } = await askedDeputy(request, context)
  if (person) {
    const location = `/${lang}/operations/profiles/${person.publicId}`
    throw new Response(null, { status: 303, headers: { Location: location } })
  }
  const codes = await listStandingCodes(db.read)
  const ids = codes.map(({ personId }) => personId)
  const people = await listPeopleByIds(db.read, ids, lang)
  return {
    question,
    deputies,
    codes: codes.map(({ publicId, personId, approvedAt, expiresAt }) => ({
      publicId,
      name: people.find(({ id }) => id === personId)?.name ?? "",
      approved: approvedAt !== null,
      until: expiresAt === null ? null : todayAt(expiresAt),
    })),
  }
}

export default function Profiles() {
  const { question, deputies, codes } = useLoaderData<typeof loader>()
  const { t, path, day } = useLocale()
  return (
    <>
      <PageHead
        title={t("profile.claims")}
        lead={t("profile.claims-lead")}
        crumbs={[{ label: t("page.operations"), href: path("/operations") }]}
      />
      <DeputyPicker title={t("profile.whose")} question={question} deputies={deputies} />
      <section>
        <h2>{t("profile.codes")}</h2>
        {codes.length === 0 && <p>{t("profile.codes-none")}</p>}
        {codes.length > 0 && (
          <List>
            {codes.map(({ publicId, name, approved, until }) => (
              <ListItem
                key={publicId}
                title={<span translate="no">{name}</span>}
                href={path(`/operations/profile-codes/${publicId}`)}
                meta={[
                  until !== null
                    ? t("profile.code-printed", { date: day(until) })
                    : t(approved ? "profile.code-approved" : "profile.code-waiting"),
                ]}
              />
            ))}
          </List>
        )}
      </section>
    </>
  )
}
