import { otherNames } from "./alias.ts"
import { skeleton, words } from "./fold.ts"
import { layoutVariants } from "./keyboard-layout.ts"

/** One way to read a question: folded words, all of which must be found. */
export interface Reading {
  readonly words: readonly string[]
  /** What was typed, had the keyboard been in another layout; null where it is read as it stands. */
  readonly retyped: string | null
}

/** Words of an address that name no place: street, house, village, and how they are shortened. */
const addressWords = new Set(
  [
    ...[
      "көше көшесі көш үй үйі пәтер ауыл ауылы кент кенті қала қаласы мекен мекені даңғыл даңғылы",
    ],
    ...["учаске учаскесі сайлау округ округі округа №"],
    ...[
      "улица ул дом д квартира кв село с посёлок пос город г проспект пр участок участка избирательный",
    ],
    ...[
      "street st house apartment apt village city town avenue ave polling station district precinct",
    ],
  ].flatMap((line) => words(line)),
)

/** So many words of a question are looked for. */
const mostWords = 12

/**
 * The ways in which a question is read, the likeliest first: as it stands; by other names of what it names;
 * with ұлы and қызы joined to the name before them; with ng for ң; as an address, without its words for street and
 * house, then without numbers; and all that once more as if it had been typed in another layout of the keyboard.
 */
export function readingsOf(question: string): Reading[] {
  const asked = [question, ...layoutVariants(question)].flatMap((text, at) =>
    spellings(text).map((words) => ({
      words: words.slice(0, mostWords),
      retyped: at === 0 ? null : text,
    })),
  )
  const met = new Set<string>()
  return asked.filter(({ words }) => {
    const key = words.join(" ")
    const isNew = key !== "" && !met.has(key)
    met.add(key)
    return isNew
  })
}

function spellings(text: string): string[][] {
  const folded = skeleton(text)
  const plain = folded.split(" ").filter(Boolean)
  const named = plain.filter((word) => !addressWords.has(word))
  return [
    plain,
    ...otherNames(folded).map((other) => other.split(" ")),
    folded.replace(/ (uli|kizi)\b/g, "$1").split(" "),
    plain.map((word) => word.replaceAll("ng", "n")),
    named,
    named.filter((word) => !/\d/.test(word)),
  ]
}
