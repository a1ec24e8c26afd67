import { mkdir, readFile, writeFile } from "node:fs/promises"
import { createRequire } from "node:module"
import subsetFont from "subset-font"

/** Where the built font lies; `app/styles/font.css` and the preload in the page name it as `/fonts/uade-literata.woff2`. */
export const fontFile = "public/fonts/uade-literata.woff2"

/** A page of quotes must not wait for more than this. */
const largest = 35 * 1024

/** What Kazakh, Russian and English need, with their quotation marks, № and ₸: first and last code point. */
const ranges: readonly (readonly [first: number, last?: number])[] = [
  [0x20, 0x7e],
  [0xa0],
  [0xa7],
  [0xa9],
  [0xab],
  [0xb7],
  [0xbb],
  [0xd7],
  [0x0401],
  [0x0406],
  [0x0410, 0x044f],
  [0x0451],
  [0x0456],
  [0x0492, 0x0493],
  [0x049a, 0x049b],
  [0x04a2, 0x04a3],
  [0x04ae, 0x04b1],
  [0x04ba, 0x04bb],
  [0x04d8, 0x04d9],
  [0x04e8, 0x04e9],
  [0x2013, 0x2014],
  [0x2018, 0x2019],
  [0x201c, 0x201e],
  [0x2026],
  [0x2116],
  [0x20b8],
]

/**
 * Cuts Literata Medium to the letters the site uses and writes it to `fontFile`. Returns the size in bytes.
 *
 * @throws when the result is larger than 35 KiB: a range or a feature has crept in.
 */
export async function buildFont(): Promise<number> {
  const source = createRequire(import.meta.url).resolve(
    "@expo-google-fonts/literata/500Medium/Literata_500Medium.ttf",
  )
  const font = await subsetFont(await readFile(source), letters(), {
    targetFormat: "woff2",
    keepFeatures: ["kern", "liga", "locl", "lnum", "pnum", "ccmp", "mark"],
  })
  if (font.length > largest)
    throw new Error(`The font has ${font.length} bytes, more than ${largest}`)
  await mkdir("public/fonts", { recursive: true })
  await writeFile(fontFile, font)
  return font.length
}

function letters(): string {
  return ranges
    .flatMap(([first, last = first]) =>
      Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)),
    )
    .join("")
}
