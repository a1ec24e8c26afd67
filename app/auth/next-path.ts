import type { Lang } from "#app/i18n/lang.ts"

/**
 * The path to go on to after signing in, as the address asked for it. Only a page of this site in this
 * language: anything else, such as another site's address however it is written, is no path.
 */
export function nextPath(asked: string | null, lang: Lang): string | undefined {
  if (!asked?.startsWith("/") || !URL.canParse(asked, here)) return undefined
  const { origin, pathname, search } = new URL(asked, here)
  const isOurs = origin === here && (pathname === `/${lang}` || pathname.startsWith(`/${lang}/`))
  return isOurs ? pathname + search : undefined
}

const here = "http://localhost"
