import { diffWords } from "#app/domain/word-diff.ts"
import type { Piece } from "#app/domain/word-diff.ts"
import { isHidden } from "#app/domain/hidden-text.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { InTongue } from "./tongue.tsx"

interface WordDiffProps {
  former: string
  latter: string
  lang: string
}

/**
 * Two wordings in one line: what went is struck through, what came is underlined, and a screen reader is
 * told which is which. Of a hidden text nothing is compared.
 */
export function WordDiff({ former, latter, lang }: WordDiffProps) {
  const { words } = useLocale()
  if (isHidden(former) || isHidden(latter))
    return <p>{words(isHidden(latter) ? latter : former)}</p>
  return (
    <p className="word-diff">
      <InTongue lang={lang}>
        {diffWords(former, latter).map((piece, index) => (
          <DiffPiece key={index} {...piece} />
        ))}
      </InTongue>
    </p>
  )
}

function DiffPiece({ kind, text }: Piece) {
  const { t, lang } = useLocale()
  if (kind === "same") return text
  const said = (
    <span className="visually-hidden" lang={lang}>
      {` [${t(kind === "added" ? "capture.diff-added" : "capture.diff-removed")}: `}
    </span>
  )
  const end = <span className="visually-hidden">{"] "}</span>
  return kind === "added" ? (
    <ins>
      {said}
      {text}
      {end}
    </ins>
  ) : (
    <del>
      {said}
      {text}
      {end}
    </del>
  )
}
