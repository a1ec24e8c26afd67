import { data } from "@remix-run/node"
import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { ProblemPage, problemStatus } from "#app/components/problem-page.tsx"
import { readProblemReason } from "#app/domain/problem-reason.ts"
import { titled } from "#app/i18n/meta.ts"

export const handle = { hidden: true }

/** The page of a refusal that the gate gives before any route is asked. */
export function loader({ request, params, context }: LoaderFunctionArgs) {
  const status = Number(params["status"])
  const why = readProblemReason(new URL(request.url).searchParams.get("why"))
  // One that is told to many alike has no number of its own.
  const asked = status === 500 || why !== undefined ? context.requestId : undefined
  return data({ status, why, asked }, { status })
}

export const meta = titled<typeof loader>((t, { status, why }) =>
  t(`error.${why ?? problemStatus(status)}-title`),
)

export default function Problem() {
  const { status, why, asked } = useLoaderData<typeof loader>()
  return <ProblemPage status={status} why={why} request={status >= 500 ? asked : undefined} />
}
