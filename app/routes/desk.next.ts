import { redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { requireAccount } from "#app/auth/signed-in.server.ts"
import { pledgePath } from "#app/components/paths.ts"
import { dealCase } from "#app/domain/coding-handout.server.ts"

/** Who comes here by a link is led to the desk. */
export function loader({ context }: LoaderFunctionArgs) {
  return redirect(`/${context.lang}/desk`, 303)
}

export async function action({ context }: ActionFunctionArgs) {
  const { house, lang, now } = context
  const outcome = await dealCase(house, requireAccount(context), now)
  if (outcome.ok) {
    return redirect(`/${lang}${pledgePath(outcome.value.pledge)}/verdicts/new`, 303)
  }
  const issue = outcome.refusal.code === "no-case" ? "none" : outcome.refusal.code
  return redirect(`/${lang}/desk?issue=${issue}`, 303)
}
