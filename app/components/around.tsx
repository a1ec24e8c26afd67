import type { ReactNode } from "react"

/** Stands in a sentence for words of another language, which no placeholder can mark as such. */
export const gap = "\u2060\u2060"

/** A sentence of ours with marked-up words in its gap: `t(key, { reason: gap })`. */
export function Around({ sentence, children }: { sentence: string; children: ReactNode }) {
  const [before = "", after = ""] = sentence.split(gap)
  return (
    <>
      {before}
      {children}
      {after}
    </>
  )
}
