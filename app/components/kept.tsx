import { createContext, createElement, useContext } from "react"
import type { ComponentType, ReactElement, ReactNode } from "react"
import { LocaleProvider, useLocale } from "#app/i18n/locale.tsx"
import type { Lang } from "#app/i18n/translate.ts"

/**
 * What a kept part may hang on: values that are written down as JSON in one way each. A number is none of them, for NaN
 * is written as null; a property that is undefined is one that is not there.
 */
type Plain = string | boolean | null | readonly Plain[] | PlainRecord
interface PlainRecord {
  readonly [name: string]: Plain | undefined
}

/** A part of a page, and all that it hangs on. */
export interface Apart<Given = object> {
  readonly part: ComponentType<Given>
  readonly given: Given
  readonly lang: Lang
}

/** Gives the markup of a part as `renderToString` makes it of `StandingApart`. */
export type KeepMarkup = <Given>(apart: Apart<Given>) => string

const Keeper = createContext<KeepMarkup | undefined>(undefined)

interface KeeperProps {
  keep: KeepMarkup
  children: ReactNode
}

/** Lets the page in it take its fixed parts as finished markup. */
export function KeeperProvider({ keep, children }: KeeperProps) {
  return <Keeper.Provider value={keep}>{children}</Keeper.Provider>
}

interface KeptProps<Given> {
  as: "a" | "div" | "footer" | "head" | "nav" | "section"
  /** Of the element around it. */
  attributes?: Readonly<Record<string, string | undefined>>
  part: ComponentType<Given>
  given: Given
}

/**
 * A part of a page within an element, which hangs on few values: React makes its markup once for these values and this
 * language. It is rendered apart from any page, so that nothing else that a page knows of its reader can reach it. Where
 * nobody keeps, it is rendered in its place.
 */
export function Kept<Given extends { readonly [Name in keyof Given]: Plain | undefined }>({
  as,
  attributes,
  part: Part,
  given,
}: KeptProps<Given>): ReactElement {
  const keep = useContext(Keeper)
  const { lang } = useLocale()
  if (!keep) return createElement(as, attributes, <Part {...given} />)
  const markup = { __html: keep({ part: Part, given, lang }) }
  // The one place where markup enters a page as it is: React has made it, of values that it has escaped.
  // eslint-disable-next-line no-restricted-syntax
  return createElement(as, { ...attributes, dangerouslySetInnerHTML: markup })
}

/** The part with nothing around it but the words of its language. */
export function StandingApart<Given extends object>({ part: Part, given, lang }: Apart<Given>) {
  return (
    <LocaleProvider lang={lang}>
      <Part {...given} />
    </LocaleProvider>
  )
}
