import { redirect } from "@remix-run/node"
import type { LoaderFunctionArgs } from "@remix-run/node"

/** The bare address leads to the reader's language. */
export function loader({ context }: LoaderFunctionArgs) {
  return redirect(`/${context.lang}`, 302)
}
