import type { MetaFunction, useLoaderData } from "@remix-run/react"
import { makeLocale } from "./locale.tsx"
import type { Locale } from "./locale.tsx"
import { isLang } from "./translate.ts"

type LoaderData<Loader> = ReturnType<typeof useLoaderData<Loader>>

/**
 * The title of a page, "X — Uade", in the language of its address. `title` is given what the route's
 * loader answered; where the loader threw, the title is the site's name alone.
 */
export function titled<Loader = unknown>(
  title: (t: Locale["t"], data: LoaderData<Loader>) => string,
): MetaFunction<Loader> {
  return ({ data, params, error }) => {
    const lang = params["lang"]
    const { t } = makeLocale(isLang(lang) ? lang : "en")
    const site = t("common.site")
    return [{ title: error ? site : `${title(t, data as LoaderData<Loader>)} — ${site}` }]
  }
}
