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
  const { searchParams } = new URL(request.url)
  const why = readProblemReason(searchParams.get("why"))
  const wait = Number(searchParams.get("wait"))
  // One that is told to many alike has no number of its own.
  const asked = status === 500 || why !== undefined ? context.requestId : undefined
  return data({ status, why, wait, asked }, { status })
}

export const meta = titled<typeof loader>((t, { status, why }) =>
  t(`error.${why ?? problemStatus(status)}-title`),
)

export default function Problem() {
  const { asked, ...problem } = useLoaderData<typeof loader>()
  return <ProblemPage {...problem} request={problem.status >= 500 ? asked : undefined} />
}
