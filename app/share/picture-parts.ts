/** What social networks ask for, in pixels. */
export const pictureWidth = 1200
export const pictureHeight = 630

/** A part of a drawing, in the shape of React's elements, which satori lays out. */
export interface Part {
  readonly type: "div"
  readonly props: {
    readonly lang?: string
    readonly style: Readonly<Record<string, string | number>>
    readonly children: readonly Part[] | string
  }
}

type Style = Readonly<Record<string, string | number>>

/** A box with its parts; one with a language is the whole sheet. */
export function box({ lang, ...style }: Style, children: readonly Part[]): Part {
  const size = { width: pictureWidth, height: pictureHeight, boxSizing: "border-box" }
  const sheet = { ...size, padding: 60, fontFamily: "Literata" }
  const props = { style: { display: "flex", ...(lang !== undefined && sheet), ...style }, children }
  return { type: "div", props: lang === undefined ? props : { ...props, lang: String(lang) } }
}

/** Parts one under the other, so many pixels apart. */
export function column(gap: number, children: readonly Part[]): Part {
  return box({ flexDirection: "column", gap }, children)
}

/** Parts side by side. */
export function row(children: readonly Part[]): Part {
  return box({ flexDirection: "row", alignItems: "center" }, children)
}

/** A line of words, broken where it is too long. */
export function line(children: string, style: Style): Part {
  return { type: "div", props: { style: { display: "flex", ...style }, children } }
}
