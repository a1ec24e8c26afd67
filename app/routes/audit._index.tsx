import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { readTrail } from "#app/auth/trail.server.ts"
import { Trail } from "#app/components/trail.tsx"
import { deeds, mayDo } from "#app/domain/access.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"

export const handle = { hidden: true }
export const meta = titled((t) => t("trail.title"))

export async function loader({ request, context }: LoaderFunctionArgs) {
  return {
    trail: await readTrail(request, context),
    checks: mayDo(context.account, "audit.enter"),
  }
}

export default function AuditTrail() {
  const { trail, checks } = useLoaderData<typeof loader>()
  const { t, path } = useLocale()
  return (
    <>
      <Trail trail={trail} deeds={deeds} />
      {checks && (
        <p>
          <a href={path("/audit/petitions")}>{t("audit.petitions")}</a>
        </p>
      )}
    </>
  )
}
