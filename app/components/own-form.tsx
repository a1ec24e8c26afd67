import { useLocation } from "@remix-run/react"
import type { ComponentPropsWithoutRef } from "react"

/**
 * A form that posts to its page's own address, without what may stand after a `#`: a browser would keep it, lead
 * to that place of the answer, and not put the focus on what is to be changed.
 */
export function OwnForm(form: Omit<ComponentPropsWithoutRef<"form">, "action" | "method">) {
  const { pathname, search } = useLocation()
  return <form method="post" action={pathname + search} {...form} />
}
