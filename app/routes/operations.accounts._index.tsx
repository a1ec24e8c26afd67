import { redirect } from "@remix-run/node"
import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { ButtonLink } from "#app/components/button.tsx"
import { Filters } from "#app/components/filters.tsx"
import { List, ListItem, TopList } from "#app/components/list-item.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { isRole, roles } from "#app/domain/access.ts"
import { readPublicId } from "#app/domain/public-id.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { todayAt } from "#app/lib/zone.ts"
import { findAccount, listRoleHolders } from "#db/queries/account-roles.server.ts"

export const handle = { hidden: true }
export const meta = titled((t) => t("operations.accounts"))

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db, lang } = context
  const query = new URL(request.url).searchParams
  const asked = (query.get("number") ?? "").trim().toLowerCase()
  const number = readPublicId(asked)
  // Whoever has no role stands in no list: an operator who knows the number comes to it.
  if (number && (await findAccount(db.read, number))) {
    return redirect(`/${lang}/operations/accounts/${number}`, 303)
  }
  const given = query.get("role") ?? ""
  const role = isRole(given) ? given : undefined
  const holders = await listRoleHolders(db.read, { role })
  return {
    asked,
    role: role ?? "",
    accounts: holders.map(({ publicId, displayName, role, organization, person, suspendedAt }) => ({
      ...{ publicId, role, name: displayName },
      worksFor: organization ?? person,
      suspendedOn: suspendedAt && todayAt(suspendedAt),
    })),
  }
}

export default function Accounts() {
  const { asked, role, accounts } = useLoaderData<typeof loader>()
  const { t, path, day } = useLocale()
  return (
    <>
      <PageHead
        title={t("operations.accounts")}
        lead={t("operations.accounts-lead")}
        crumbs={[{ label: t("page.operations"), href: path("/operations") }]}
      />
      <p>
        <ButtonLink href={path("/operations/accounts/new")}>{t("operations.invite")}</ButtonLink>
      </p>
      <Filters
        search={{ name: "number", label: t("operations.find"), value: asked }}
        filters={[
          {
            name: "role",
            label: t("operations.role"),
            value: role,
            options: roles
              .filter((value) => value !== "constituent")
              .map((value) => ({ value, label: t(`role.${value}`) })),
          },
        ]}
      />
      {asked !== "" && <p role="status">{t("operations.find-none")}</p>}
      <TopList>
        <List>
          {accounts.map(({ publicId, role, name, worksFor, suspendedOn }) => (
            <ListItem
              key={publicId}
              title={<span translate="no">{name ?? publicId}</span>}
              href={path(`/operations/accounts/${publicId}`)}
              meta={[
                t(`role.${role}`),
                worksFor,
                suspendedOn && t("operations.account-suspended", { date: day(suspendedOn) }),
              ]}
            />
          ))}
        </List>
      </TopList>
    </>
  )
}
