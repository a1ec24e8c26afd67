/** Kazakh and Russian letters as Kazakhstan's passports write them, but `yu` and `ya` as before. */
const passport: Readonly<Record<string, string>> = {
  ...{ ә: "a", ғ: "g", қ: "k", ң: "n", ө: "o", ұ: "u", ү: "u", һ: "kh", і: "i" },
  ...{ а: "a", б: "b", в: "v", г: "g", д: "d", е: "e", ё: "e", ж: "zh", з: "z", и: "i", й: "i" },
  ...{ к: "k", л: "l", м: "m", н: "n", о: "o", п: "p", р: "r", с: "s", т: "t", у: "u", ф: "f" },
  ...{ х: "kh", ц: "ts", ч: "ch", ш: "sh", щ: "shch", ъ: "", ы: "y", ь: "", э: "e" },
  ...{ ю: "yu", я: "ya", ı: "i", ŋ: "n", ə: "a", ɵ: "o", ø: "o", ł: "l", đ: "d", ß: "ss" },
}

/** The words of a text in a–z and digits, to be read in a link or a file's name; other scripts drop out. */
export function asciiWords(text: string): string[] {
  const plain = text
    .normalize("NFC")
    .toLowerCase()
    .replace(/['’ʼ`]/g, "")
  let latin = ""
  for (const letter of plain) latin += passport[letter] ?? letter
  const bare = isPlain.test(latin) ? latin : latin.normalize("NFD").replace(/\p{M}/gu, "")
  return bare.split(/[^a-z0-9]+/).filter(Boolean)
}

const isPlain = /^[ -~]*$/
