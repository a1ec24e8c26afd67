const qwerty = "`qwertyuiop[]asdfghjkl;'zxcvbnm,./~{}:\"<>?"
const russian = "ёйцукенгшщзхъфывапролджэячсмитьбю.ЁХЪЖЭБЮ,"

/** The keys of the number row that hold a letter in the Kazakh layout (RST KazSSR 903-90), then with Shift. */
const numberRow = "2345890-=@#$%*()_+"
const kazakhRow = "әіңғүұқөһӘІҢҒҮҰҚӨҺ"

const rowToKazakh = pairs(numberRow, kazakhRow)
const toCyrillic = pairs(qwerty + numberRow, russian + kazakhRow)
const toLatin = pairs(russian + kazakhRow, qwerty + numberRow)

/**
 * What a query would read if it had been typed in the layout that was meant: qwerty for Cyrillic, the
 * Russian number row for the Kazakh letters on it, Cyrillic for qwerty. A digit is taken for a letter
 * only inside a token that also has letters: years and `3-округ` stay.
 *
 * To be tried, in this order, only when the query itself finds nothing. Never holds the query itself.
 */
export function layoutVariants(query: string): string[] {
  const variants = [
    retyped(query, /[a-z]/i, toCyrillic),
    retyped(query, /\p{Script=Cyrillic}/u, rowToKazakh),
    retyped(query, /\p{Script=Cyrillic}/u, toLatin),
  ]
  return [...new Set(variants)].filter((variant) => variant !== query)
}

type Keys = ReadonlyMap<string, string>

/** Retypes the tokens that have such a letter; a number before a hyphen stays a number. */
function retyped(query: string, letter: RegExp, keys: Keys): string {
  return query
    .normalize("NFC")
    .replace(/(\d+-)?(\S+)/g, (token, number = "", rest: string) =>
      letter.test(token) ? `${number as string}${retype(rest, keys)}` : token,
    )
}

function retype(text: string, keys: Keys): string {
  return Array.from(text, (key) => keys.get(key) ?? onCapital(key, keys) ?? key).join("")
}

/** A capital letter stands on the key of its small one. */
function onCapital(key: string, keys: Keys): string | undefined {
  const small = key.toLowerCase()
  return small === key ? undefined : keys.get(small)?.toUpperCase()
}

function pairs(from: string, to: string): Keys {
  const targets = Array.from(to)
  return new Map(Array.from(from, (key, index) => [key, targets[index] ?? key]))
}
