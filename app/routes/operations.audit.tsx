import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { readTrail } from "#app/auth/trail.server.ts"
import { Trail } from "#app/components/trail.tsx"
import { deeds } from "#app/domain/access.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"

export const handle = { hidden: true }
export const meta = titled((t) => t("trail.title"))

export async function loader({ request, context }: LoaderFunctionArgs) {
  return { trail: await readTrail(request, context) }
}

export default function AuditTrail() {
  const { trail } = useLoaderData<typeof loader>()
  const { t, path } = useLocale()
  const crumbs = [{ label: t("page.operations"), href: path("/operations") }]
  return <Trail trail={trail} deeds={deeds} crumbs={crumbs} />
}
