import type { LoaderFunctionArgs } from "@remix-run/node"
import { hintsOf } from "#app/components/search-hints.ts"
import { makeLocale } from "#app/i18n/locale.tsx"
import { searchKinds } from "#app/domain/search-kind.ts"
import { listFound } from "#db/queries/found.server.ts"
import { findSubjects } from "#db/queries/finder.server.ts"

/** The best of what somebody may be typing, for the script of the search page. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db, lang, today } = context
  const typed = (new URL(request.url).searchParams.get("q") ?? "").trim().slice(0, 100)
  const question = context.standing.stops.search ? "" : typed
  const { hits } = await findSubjects(db.read, question, { kinds: searchKinds, limit: 3 })
  const groups = await listFound(db.read, hits.slice(0, 8), { lang, today })
  const locale = makeLocale(lang)
  const hints = hintsOf(groups, locale)
  const said = locale.t("search.hints", { count: hints.length })
  return Response.json({ said, hints }, { headers: { "cache-control": "no-store" } })
}
