import { data } from "@remix-run/node"
import type { LoaderFunctionArgs } from "@remix-run/node"
import { List, ListItem } from "#app/components/list-item.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { cast } from "#app/demo/cast.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"

export const handle = { hidden: true }
export const meta = titled((t) => t("demo.cast"))

export function loader({ context }: LoaderFunctionArgs) {
  if (context.house.mode !== "demo") throw data(null, { status: 404 })
  return null
}

/** Everybody whom a visitor may be, each one click away. */
export default function Cast() {
  const { t } = useLocale()
  return (
    <>
      <PageHead title={t("demo.cast")} lead={t("demo.cast-lead")} />
      <List>
        {cast.map(({ name, role, displayName }) => (
          <ListItem
            key={name}
            title={t("demo.be", { name: displayName })}
            href={`/demo/sign-in/${name}`}
            meta={[t(`role.${role}`)]}
          />
        ))}
      </List>
    </>
  )
}
