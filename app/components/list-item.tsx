import { createContext, useContext } from "react"
import type { ComponentPropsWithoutRef, ReactNode } from "react"
import { isHidden } from "#app/domain/hidden-text.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { isForeign, TongueMark, translatedFrom } from "./tongue.tsx"

const Level = createContext<"h2" | "h3">("h3")

/** A 2px rule above the first, hairlines between; no boxes. */
export function List({ children }: { children: ReactNode }) {
  return <ul className="list">{children}</ul>
}

/** Around a list that stands right under the page's own title: its titles are the second headings. */
export function TopList({ children }: { children: ReactNode }) {
  return <Level.Provider value="h2">{children}</Level.Provider>
}

interface ListItemProps {
  /** A rating or a state over the title. */
  above?: ReactNode
  title: ReactNode
  href?: string | undefined
  titleLang?: string | undefined
  /** The language that the title is a translation from. */
  titleFrom?: string | null | undefined
  /** Titles that are quoted words are set in the serif; all others in the sans. */
  quote?: boolean | undefined
  /** At the start of the item, such as the mark of a piece of evidence. */
  mark?: ReactNode
  /** Who, when, how the coders agreed: one entry a phrase. */
  meta?: readonly ReactNode[] | undefined
  /** What can be done with it, under all that is said of it. */
  deeds?: ReactNode
  children?: ReactNode
}

export function ListItem(props: ListItemProps) {
  const { above, href, quote, mark, meta = [], deeds, children } = props
  const { heading, lang } = useLocale()
  // A hidden text's stub is said in the page's own language.
  const isStub = typeof props.title === "string" && isHidden(props.title)
  const title = isStub ? heading(String(props.title)) : props.title
  const titleLang = isStub ? undefined : props.titleLang
  const said = isForeign(titleLang, lang) ? (
    <TongueMark lang={titleLang} />
  ) : (
    props.titleFrom && translatedFrom(props.titleFrom, lang)
  )
  const words = [said, ...meta].filter(
    (word) => word !== null && word !== undefined && word !== "" && word !== false,
  )
  return (
    <li className={mark ? "list-item list-item-marked" : "list-item"}>
      {mark}
      <div className="list-item-body">
        {above}
        <Title className={quote ? "list-item-quote" : "list-item-title"} lang={titleLang}>
          {href ? <a href={href}>{title}</a> : title}
        </Title>
        {children}
        {words.length > 0 && (
          <p className="list-item-meta">
            {words.map((word, index) => (
              <span key={index}>{word}</span>
            ))}
          </p>
        )}
        {deeds}
      </div>
    </li>
  )
}

function Title({ children, ...title }: ComponentPropsWithoutRef<"h3">) {
  return useContext(Level) === "h2" ? (
    <h2 {...title}>{children}</h2>
  ) : (
    <h3 {...title}>{children}</h3>
  )
}
