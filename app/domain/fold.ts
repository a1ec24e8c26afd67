/** Latin letters that are typed for Cyrillic ones inside Cyrillic words; Latin i is common in older acts. */
const lookAlikes: Readonly<Record<string, string>> = {
  ...{ a: "а", c: "с", e: "е", o: "о", p: "р", x: "х", y: "у", i: "і" },
  ...{ k: "к", h: "һ", m: "м", t: "т", b: "в" },
}

const latinOf: Readonly<Record<string, string>> = {
  ...{ ә: "a", ғ: "g", қ: "k", ң: "n", ө: "o", ұ: "u", ү: "u", у: "u", һ: "h", х: "h", і: "i" },
  ...{ и: "i", й: "i", ы: "i", ж: "j", ш: "sh", щ: "sh", ч: "ch", ц: "ts", ю: "iu", я: "ia" },
  ...{ е: "e", ё: "e", э: "e", ъ: "", ь: "", а: "a", б: "b", в: "v", г: "g", д: "d", з: "z" },
  ...{ к: "k", л: "l", м: "m", н: "n", о: "o", п: "p", р: "r", с: "s", т: "t", ф: "f" },
}

/** Latin letters whose mark changes the sound: settled before marks are stripped. */
const marked: Readonly<Record<string, string>> = {
  ...{ ı: "i", ŋ: "n", ə: "a", ɵ: "o", ş: "sh", ç: "ch", ý: "u", w: "u" },
}

/** Spellings of one sound, in this order. */
const sameSound: readonly (readonly [RegExp, string])[] = [
  [/shch/g, "sh"],
  [/dzh|zh/g, "j"],
  [/kh/g, "h"],
  [/gh/g, "g"],
  [/q/g, "k"],
  [/x/g, "ks"],
  [/y/g, "i"],
  [/\bie/g, "e"],
  [/io/g, "e"],
]

/**
 * Folds a text to one Latin skeleton for every spelling of a Kazakh, Russian or Latin name: words of
 * a–z and digits with single spaces between. Index and query are folded by this same function; what is
 * shown stays the original.
 *
 * Covers the 2021 and 2018 Latin alphabets, passport and colloquial spellings. Names that differ by more
 * than spelling (Шыңғыс and Чингиз) do not meet and need aliases.
 */
export function skeleton(text: string): string {
  const plain = text
    .normalize("NFC")
    .toLowerCase()
    .replace(/[\u0307'’ʼ`]/g, "")
  const cyrillic = plain.replace(/[\p{L}\p{M}]+/gu, settleWord)
  const latin = replaceLetters(replaceLetters(cyrillic, marked).replace(/дж/g, "ж"), latinOf)
  const bare = latin.normalize("NFD").replace(/\p{M}/gu, "")
  return sameSound
    .reduce((folded, [spelling, sound]) => folded.replace(spelling, sound), bare)
    .replace(/([a-z])\1+/g, "$1")
    .replace(/[^a-z0-9]+/g, " ")
    .trim()
}

/** The words of a text, folded: what the search index holds and what a query asks for. */
export function words(text: string): string[] {
  return skeleton(text).split(" ").filter(Boolean)
}

function settleWord(word: string): string {
  return /\p{Script=Cyrillic}/u.test(word) ? replaceLetters(word, lookAlikes) : word
}

function replaceLetters(text: string, table: Readonly<Record<string, string>>): string {
  return Array.from(text, (letter) => table[letter] ?? letter).join("")
}
