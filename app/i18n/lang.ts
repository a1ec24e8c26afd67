/** The languages of the site, in the order of the language switch. */
export const langs = ["kk", "ru", "en"] as const

export type Lang = (typeof langs)[number]

/** Tells whether a text, such as the first part of a path, names one of our languages. */
export function isLang(text: unknown): text is Lang {
  return langs.some((lang) => lang === text)
}

/** The language that a path names, `/kk/people` → `kk`; undefined where it names none. */
export function langOfPath(pathname: string): Lang | undefined {
  const first = pathname.split("/")[1]
  return isLang(first) ? first : undefined
}

/** What `Intl` is asked for: British English writes the day before the month. */
export const locales = { kk: "kk-KZ", ru: "ru-KZ", en: "en-GB" } as const
