const qwerty = "qwertyuiop[]asdfghjkl;'zxcvbnm,."
const russian = "йцукенгшщзхъфывапролджэячсмитьбю"

/** Letters as a passport writes them: this table is its own, and knows nothing of how a search folds words. */
const passport: Readonly<Record<string, string>> = {
  ...{ а: "a", ә: "a", б: "b", в: "v", г: "g", ғ: "g", д: "d", е: "e", ё: "yo", ж: "zh", з: "z" },
  ...{ и: "i", й: "y", к: "k", қ: "q", л: "l", м: "m", н: "n", ң: "ng", о: "o", ө: "o", п: "p" },
  ...{ р: "r", с: "s", т: "t", у: "u", ұ: "u", ү: "u", ф: "f", х: "kh", һ: "h", ц: "ts", ч: "ch" },
  ...{ ш: "sh", щ: "shch", ъ: "", ы: "y", і: "i", ь: "", э: "e", ю: "yu", я: "ya" },
}

const withoutOwnKeys: Readonly<Record<string, string>> = {
  ...{ ә: "а", ғ: "г", қ: "к", ң: "н", ө: "о", ұ: "у", ү: "у", һ: "х", і: "и" },
}

/** One letter in the middle of the longest word changed about with the next. */
export function slip(name: string): string {
  return inLongest(
    name,
    (word, at) => word.slice(0, at) + (word[at + 1] ?? "") + (word[at] ?? "") + word.slice(at + 2),
  )
}

/** One letter in the middle of the longest word left out. */
export function leftOut(name: string): string {
  return inLongest(name, (word, at) => word.slice(0, at) + word.slice(at + 1))
}

/** One letter in the middle of the longest word typed as its neighbour on the keyboard. */
export function besideKey(name: string): string {
  return inLongest(name, (word, at) => {
    const key = russian.indexOf((word[at] ?? "").toLowerCase())
    return word.slice(0, at) + (russian[key + 1] ?? "а") + word.slice(at + 1)
  })
}

/** As it reads where the keyboard stood in the other layout. */
export function retyped(name: string): string {
  return Array.from(name.toLowerCase(), (letter) => {
    const latin = qwerty.indexOf(letter)
    return latin >= 0 ? (russian[latin] ?? letter) : (qwerty[russian.indexOf(letter)] ?? letter)
  }).join("")
}

/** In Latin letters. */
export function inLatin(name: string): string {
  return Array.from(name.toLowerCase(), (letter) => passport[letter] ?? letter).join("")
}

/** By a keyboard that has no Kazakh letters. */
export function byRussianKeys(name: string): string {
  return Array.from(name.toLowerCase(), (letter) => withoutOwnKeys[letter] ?? letter).join("")
}

function inLongest(name: string, change: (word: string, at: number) => string): string {
  const word = name.split(" ").sort((one, other) => other.length - one.length)[0] ?? ""
  return name.replace(word, change(word, Math.floor(word.length / 2)))
}
