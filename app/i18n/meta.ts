import { isRouteErrorResponse } from "@remix-run/react"
import type { MetaFunction, useLoaderData } from "@remix-run/react"
import { headingOf } from "./hidden.ts"
import { isLang, isMessageKey, translate } from "./translate.ts"
import type { Lang, MessageArgs, MessageKey } from "./translate.ts"

type Say = (key: MessageKey, args?: MessageArgs) => string
type LoaderData<Loader> = ReturnType<typeof useLoaderData<Loader>>

/**
 * The title of a page, "X — Uade", and what the site is, in the language of its address. `title` is given what the route's
 * loader answered; where the loader threw, the title says what the page then says.
 */
export function titled<Loader = unknown>(
  title: (t: Say, data: LoaderData<Loader>) => string,
): MetaFunction<Loader> {
  return ({ data, params, error }) => {
    const lang = isLang(params["lang"]) ? params["lang"] : "en"
    const site = translate(lang, "common.site")
    if (error) return [{ title: problemTitle(lang, error, site) }]
    const words = title((key, args) => translate(lang, key, args), data as LoaderData<Loader>)
    return [
      { title: `${headingOf(lang, words)} — ${site}` },
      { name: "description", content: translate(lang, "share.about") },
    ]
  }
}

/** What the page says that stands where a loader threw. */
function problemTitle(lang: Lang, error: unknown, site: string): string {
  const key = `error.${isRouteErrorResponse(error) ? error.status : 500}-title`
  return isMessageKey(key) ? `${translate(lang, key)} — ${site}` : site
}
