import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { countSessions } from "#app/auth/session.server.ts"
import { requireAccount } from "#app/auth/signed-in.server.ts"
import { Button, ButtonLink } from "#app/components/button.tsx"
import { Facts } from "#app/components/facts.tsx"
import { List } from "#app/components/list-item.tsx"
import { Notice } from "#app/components/notice.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { petitionPath } from "#app/components/paths.ts"
import { PetitionCard } from "#app/components/petition-card.tsx"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { todayAt } from "#app/lib/zone.ts"
import { findAccountAddress } from "#db/queries/account-address.server.ts"
import { getAccount } from "#db/queries/accounts.server.ts"
import { listPetitions } from "#db/queries/petition-lists.server.ts"

export const handle = { hidden: true }
export const meta = titled((t) => t("page.account"))

/** As many of one's own petitions as anybody starts. */
const limit = 50

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { house, db, lang, now } = context
  const own = requireAccount(context)
  const [account, address, { petitions }, sessions] = await Promise.all([
    getAccount(db.read, own.id),
    findAccountAddress(db.read, house.keys, own.id),
    listPetitions(db.read, { proponentId: own.id }, lang, { limit }),
    countSessions(house, own, now),
  ])
  return {
    role: own.role,
    name: own.displayName,
    email: address?.email,
    since: todayAt(account.createdAt),
    petitions,
    sessions,
    isPasswordChanged: new URL(request.url).searchParams.get("changed") === "password",
  }
}

export default function Account() {
  const { role, name, email, since, isPasswordChanged } = useLoaderData<typeof loader>()
  const { t, day } = useLocale()
  return (
    <>
      <PageHead title={t("page.account")} />
      {isPasswordChanged && <Notice>{t("account.password-changed")}</Notice>}
      <Facts
        facts={[
          { term: t("account.role"), value: t(`role.${role}`) },
          ...(name === null ? [] : [{ term: t("account.name"), value: name }]),
          { term: t("account.email"), value: email },
          { term: t("account.since"), value: day(since) },
        ]}
      />
      {role === "constituent" && <OwnPetitions />}
      <Sessions />
    </>
  )
}

function OwnPetitions() {
  const { t, path } = useLocale()
  const { petitions } = useLoaderData<typeof loader>()
  return (
    <section>
      <h2>{t("account.petitions")}</h2>
      {petitions.length === 0 && <p>{t("account.no-petitions")}</p>}
      <List>
        {petitions.map(({ publicId, title, lang, state, organization, area }) => (
          <PetitionCard
            key={publicId}
            href={path(petitionPath(publicId))}
            title={title}
            titleLang={lang}
            state={state}
            place={[organization.name, area?.name].filter(Boolean).join(", ")}
          />
        ))}
      </List>
      <ButtonLink kind="secondary" href={path("/petitions/new")}>
        {t("account.start-petition")}
      </ButtonLink>
    </section>
  )
}

function Sessions() {
  const { t, path } = useLocale()
  const { sessions } = useLoaderData<typeof loader>()
  return (
    <section>
      <h2>{t("account.sessions")}</h2>
      <p>{t("account.sessions-count", { count: sessions })}</p>
      {sessions > 1 && <p>{t("account.sessions-why")}</p>}
      <div className="button-row">
        <form method="post" action={path("/session/end")}>
          <Button>{t("account.leave")}</Button>
        </form>
        <form method="post" action={path("/account/sessions/end")}>
          <Button kind="secondary">{t("account.leave-everywhere")}</Button>
        </form>
        <ButtonLink kind="secondary" href={path("/account/password")}>
          {t("account.change-password")}
        </ButtonLink>
      </div>
    </section>
  )
}
