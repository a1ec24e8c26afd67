import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { requireAccount } from "#app/auth/signed-in.server.ts"
import { ButtonLink } from "#app/components/button.tsx"
import { Facts } from "#app/components/facts.tsx"
import { List } from "#app/components/list-item.tsx"
import { Notice } from "#app/components/notice.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { petitionPath } from "#app/components/paths.ts"
import { PetitionCard } from "#app/components/petition-card.tsx"
import { SessionList } from "#app/components/session-list.tsx"
import { rolesThatMay } from "#app/domain/access.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { todayAt } from "#app/lib/zone.ts"
import { findAccountAddress } from "#db/queries/account-address.server.ts"
import { getAccount } from "#db/queries/accounts.server.ts"
import { listPetitions } from "#db/queries/petition-lists.server.ts"
import { listOpenSessions } from "#db/queries/sessions.server.ts"

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
    listOpenSessions(db.read, own.id, now),
  ])
  return {
    role: own.role,
    name: own.displayName,
    email: address?.email,
    since: todayAt(account.createdAt),
    petitions,
    sessions: sessions.map(({ publicId, agent, createdAt, seenAt }) => ({
      ...{ publicId, agent, createdAt, seenAt },
      isHere: publicId === context.session?.publicId,
    })),
    changed: new URL(request.url).searchParams.get("changed") ?? "",
  }
}

/** What was done on the page that led back here. */
const notices = {
  password: "account.password-changed",
  email: "account.email-changed",
  sessions: "account.session-ended",
} as const

export default function Account() {
  const { role, name, email, since, sessions, changed } = useLoaderData<typeof loader>()
  const { t, day } = useLocale()
  const notice = Object.hasOwn(notices, changed) && notices[changed as keyof typeof notices]
  return (
    <>
      <PageHead title={t("page.account")} />
      {notice && <Notice>{t(notice)}</Notice>}
      <Facts
        facts={[
          { term: t("account.role"), value: t(`role.${role}`) },
          ...(name === null ? [] : [{ term: t("account.name"), value: name }]),
          { term: t("account.email"), value: email },
          { term: t("account.since"), value: day(since) },
        ]}
      />
      <SignInWays />
      <Duties />
      {role === "constituent" && <OwnPetitions />}
      {role === "constituent" && <ProfileCode />}
      <SessionList sessions={sessions} />
      <OwnData />
    </>
  )
}

/** What one signs in by, each changed on a page of its own. */
function SignInWays() {
  const { t, path } = useLocale()
  return (
    <div className="button-row">
      <ButtonLink kind="secondary" href={path("/account/email")}>
        {t("account.change-email")}
      </ButtonLink>
      <ButtonLink kind="secondary" href={path("/account/password")}>
        {t("account.change-password")}
      </ButtonLink>
      <ButtonLink kind="secondary" href={path("/account/factors")}>
        {t("factor.title")}
      </ButtonLink>
    </div>
  )
}

/** What comes with a role beside its work. */
function Duties() {
  const { t, path } = useLocale()
  const { role } = useLoaderData<typeof loader>()
  const duties = [
    { deed: "approval.see", to: "/approvals", label: t("approval.title") },
    { deed: "conflict.declare", to: "/account/conflicts", label: t("conflict.title") },
    { deed: "token.make", to: "/account/tokens", label: t("token.title") },
  ] as const
  const own = duties.filter(({ deed }) => rolesThatMay(deed).includes(role))
  if (own.length === 0) return null
  return (
    <div className="button-row">
      {own.map(({ to, label }) => (
        <ButtonLink key={to} kind="secondary" href={path(to)}>
          {label}
        </ButtonLink>
      ))}
    </div>
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

/** The way of a deputy who holds a letter with a code. */
function ProfileCode() {
  const { t, path } = useLocale()
  return (
    <p>
      <a href={path("/account/profile-code")}>{t("profile.redeem")}</a>
    </p>
  )
}

function OwnData() {
  const { t, path } = useLocale()
  return (
    <section>
      <h2>{t("account.your-data")}</h2>
      <p>{t("account.export-lead")}</p>
      <div className="button-row">
        <ButtonLink kind="secondary" href={path("/account/export")}>
          {t("account.export")}
        </ButtonLink>
        <ButtonLink kind="secondary" href={path("/account/deletion")}>
          {t("account.delete")}
        </ButtonLink>
      </div>
    </section>
  )
}
