import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { requireSession } from "#app/auth/signed-in.server.ts"
import { Button, ButtonLink } from "#app/components/button.tsx"
import { List, ListItem } from "#app/components/list-item.tsx"
import { Notice } from "#app/components/notice.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { hasFactor } from "#app/domain/factor.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { todayAt } from "#app/lib/zone.ts"
import { countBackupCodes } from "#db/queries/backup-codes.server.ts"
import { listPasskeys } from "#db/queries/passkeys.server.ts"
import { findTotpFactor } from "#db/queries/totp-factors.server.ts"

export const handle = { hidden: true }
export const meta = titled((t) => t("factor.title"))

const changes = ["factor", "name"] as const

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { account, standing } = requireSession(context)
  const { read } = context.db
  const [passkeys, totp, backupCodes] = await Promise.all([
    listPasskeys(read, account.id),
    findTotpFactor(read, account.id),
    countBackupCodes(read, account.id),
  ])
  const changed = new URL(request.url).searchParams.get("changed")
  return {
    isUnenrolled: standing === "unenrolled",
    isEnrolled: hasFactor({ totp: totp !== undefined, passkeys: passkeys.length }),
    changed: changes.find((change) => change === changed),
    totpSince: totp && todayAt(totp.createdAt),
    backupCodes,
    passkeys: passkeys.map(({ publicId, name, createdAt, usedAt }) => ({
      publicId,
      name,
      createdOn: todayAt(createdAt),
      usedOn: usedAt === null ? null : todayAt(usedAt),
    })),
  }
}

export default function Factors() {
  const { t, path } = useLocale()
  const { isUnenrolled, changed } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead
        crumbs={isUnenrolled ? [] : [{ label: t("page.account"), href: path("/account") }]}
        title={t("factor.title")}
        lead={t(isUnenrolled ? "factor.obligatory" : "factor.lead")}
      />
      {changed === "factor" && <Notice>{t("factor.changed")}</Notice>}
      {changed === "name" && <Notice>{t("factor.renamed")}</Notice>}
      <Passkeys />
      <OneTimeCodes />
      {!isUnenrolled && <BackupCodes />}
      {isUnenrolled && <Leave />}
    </>
  )
}

function Passkeys() {
  const { t, day, path } = useLocale()
  const { passkeys } = useLoaderData<typeof loader>()
  return (
    <section className="stack">
      <h2>{t("factor.passkeys")}</h2>
      <p>{t("factor.passkeys-lead")}</p>
      {passkeys.length === 0 ? (
        <p>{t("factor.no-passkeys")}</p>
      ) : (
        <List>
          {passkeys.map(({ publicId, name, createdOn, usedOn }) => (
            <ListItem
              key={publicId}
              title={name}
              href={path(`/account/factors/passkeys/${publicId}`)}
              meta={[
                t("factor.passkey-added", { day: day(createdOn) }),
                usedOn === null
                  ? t("factor.passkey-unused")
                  : t("factor.passkey-used", { day: day(usedOn) }),
              ]}
            />
          ))}
        </List>
      )}
      <ButtonLink kind="secondary" href={path("/account/factors/passkeys/new")}>
        {t("factor.add-passkey")}
      </ButtonLink>
    </section>
  )
}

function OneTimeCodes() {
  const { t, day, path } = useLocale()
  const { totpSince } = useLoaderData<typeof loader>()
  const isOn = totpSince !== undefined
  return (
    <section className="stack">
      <h2>{t("factor.totp")}</h2>
      <p>{t("factor.totp-lead")}</p>
      <p>{isOn ? t("factor.totp-on", { day: day(totpSince) }) : t("factor.totp-off")}</p>
      <div className="button-row">
        <ButtonLink kind="secondary" href={path("/account/factors/totp")}>
          {t(isOn ? "factor.totp-move" : "factor.totp-add")}
        </ButtonLink>
        {isOn && (
          <ButtonLink kind="secondary" href={path("/account/factors/totp/removal")}>
            {t("factor.totp-remove")}
          </ButtonLink>
        )}
      </div>
    </section>
  )
}

function BackupCodes() {
  const { t, path } = useLocale()
  const { isEnrolled, backupCodes } = useLoaderData<typeof loader>()
  return (
    <section className="stack">
      <h2>{t("factor.codes")}</h2>
      <p>{t("factor.codes-lead")}</p>
      <p>
        {backupCodes > 0
          ? t("factor.codes-left", { count: backupCodes })
          : t(isEnrolled ? "factor.codes-none" : "factor.codes-first")}
      </p>
      {isEnrolled && (
        <ButtonLink kind="secondary" href={path("/account/factors/codes")}>
          {t("factor.codes-make")}
        </ButtonLink>
      )}
    </section>
  )
}

function Leave() {
  const { t, path } = useLocale()
  return (
    <section>
      <form method="post" action={path("/session/end")}>
        <Button kind="secondary">{t("account.leave")}</Button>
      </form>
    </section>
  )
}
