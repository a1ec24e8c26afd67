import type { LoaderFunctionArgs } from "@remix-run/node"
import { alikeOf, findDeputyAsked } from "#app/capture/new-pledge.server.ts"
import { pledgePath } from "#app/components/paths.ts"

/** Promises of a deputy that read like what is being typed, for the script of the form. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = await findDeputyAsked(request, context)
  if (!person) throw new Response(null, { status: 404 })
  const typed = (new URL(request.url).searchParams.get("q") ?? "").slice(0, 300)
  const alike = await alikeOf(context, person.id, typed)
  const pledges = alike.map(({ publicId, text, lang }) => ({
    ...{ text, lang },
    href: `/${context.lang}${pledgePath(publicId)}`,
  }))
  return Response.json({ pledges }, { headers: { "cache-control": "no-store" } })
}
