/** What something is called in each language of the site. */
export interface Named {
  readonly kk: string
  readonly ru: string
  readonly en: string
}

/** The languages in which people of the demonstration speak. */
export type Spoken = "kk" | "ru"

/** A text as it is spoken in either. */
export type Said = Readonly<Record<Spoken, string>>

/** Puts values into the places marked `{name}`. @throws where a text asks for one that is not given */
export function fill(text: string, slots: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = slots[name]
    if (value === undefined) throw new Error(`no value for {${name}} in «${text}»`)
    return String(value)
  })
}

/** The first letter large, as a sentence begins. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
