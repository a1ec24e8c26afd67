/** What papers are written with: first and last code point. Literata draws each of them in both weights. */
const ranges = [
  [0x20, 0x7e],
  [0xa0, 0xac],
  [0xae, 0x17e],
  [0x401, 0x44f],
  [0x451, 0x45f],
  [0x490, 0x493],
  [0x496, 0x497],
  [0x49a, 0x49b],
  [0x4a2, 0x4a3],
  [0x4ae, 0x4b1],
  [0x4ba, 0x4bb],
  [0x4d8, 0x4d9],
  [0x4e8, 0x4e9],
  [0x2010, 0x2010],
  [0x2012, 0x2015],
  [0x2018, 0x201a],
  [0x201c, 0x201e],
  [0x2020, 0x2022],
  [0x2026, 0x2026],
  [0x2030, 0x2030],
  [0x2032, 0x2033],
  [0x2039, 0x203a],
  [0x20ac, 0x20ac],
  [0x20b8, 0x20b8],
  [0x20bd, 0x20bd],
  [0x2116, 0x2116],
  [0x2122, 0x2122],
  [0x2212, 0x2212],
  [0x2260, 0x2260],
  [0x2264, 0x2265],
  [0x25a1, 0x25a1],
] as const

/** Every letter and sign that can stand on a paper. */
export const paperLetters = ranges
  .flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)),
  )
  .join("")

const drawn = new Set(paperLetters)

/** What stands for a sign that cannot be drawn: a box, and never nothing. */
const box = "□"

/**
 * Words as a paper can show them: the hyphen that holds a line together as a plain one, joiners left out,
 * and for what no font here draws, such as a picture, an open box.
 */
export function drawable(words: string): string {
  const plain = words
    .normalize("NFC")
    .replaceAll("\u2011", "-")
    .replaceAll("\u202f", "\u00a0")
    .replace(/[^\P{Default_Ignorable_Code_Point}\n]/gu, "")
  return Array.from(plain, (sign) => (sign === "\n" || drawn.has(sign) ? sign : box)).join("")
}
