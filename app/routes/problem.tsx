import { data } from "@remix-run/node"
import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { ProblemPage, problemStatus } from "#app/components/problem-page.tsx"
import { titled } from "#app/i18n/meta.ts"

export const handle = { hidden: true }

/** The page of a refusal that the gate gives before any route is asked. */
export function loader({ params }: LoaderFunctionArgs) {
  const status = Number(params["status"])
  return data({ status }, { status })
}

export const meta = titled<typeof loader>((t, { status }) =>
  t(`error.${problemStatus(status)}-title`),
)

export default function Problem() {
  return <ProblemPage status={useLoaderData<typeof loader>().status} />
}
