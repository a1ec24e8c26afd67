import { Fragment } from "react"
import { readUserText } from "#app/lib/user-text.ts"
import type { Block, Inline, Line } from "#app/lib/user-text.ts"

/** What somebody typed, as paragraphs and lists. See `readUserText` for the little that has a meaning. */
export function UserText({ text }: { text: string }) {
  return readUserText(text).map((block, index) => <TextBlock key={index} block={block} />)
}

function TextBlock({ block }: { block: Block }) {
  switch (block.kind) {
    case "paragraph":
      return (
        <p>
          {block.lines.map((line, index) => (
            <Fragment key={index}>
              {index > 0 && <br />}
              <TextLine line={line} />
            </Fragment>
          ))}
        </p>
      )
    case "list":
      return <ul>{items(block.items)}</ul>
    case "numbered":
      return <ol>{items(block.items, block.numbers)}</ol>
  }
}

/** A number stays as it was typed, also where one is left out. */
function items(lines: readonly Line[], numbers?: readonly number[]) {
  return lines.map((line, index) => (
    <li key={index} value={numbers?.[index]}>
      <TextLine line={line} />
    </li>
  ))
}

function TextLine({ line }: { line: Line }) {
  return line.map((piece, index) => <TextPiece key={index} piece={piece} />)
}

function TextPiece({ piece }: { piece: Inline }) {
  switch (piece.kind) {
    case "words":
      return piece.text
    case "emphasis":
      return <em>{piece.text}</em>
    case "link":
      return (
        <a href={piece.href} rel="nofollow ugc">
          {piece.text}
        </a>
      )
  }
}
