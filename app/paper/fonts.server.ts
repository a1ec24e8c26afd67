import { readFile } from "node:fs/promises"
import { createRequire } from "node:module"
import subsetFont from "subset-font"
import { paperLetters } from "./letters.ts"

/** The two weights that papers are set in. */
export type Weight = "regular" | "bold"

export type Fonts = Readonly<Record<Weight, Buffer>>

const { resolve } = createRequire(import.meta.url)
const files: Readonly<Record<Weight, string>> = {
  regular: "@expo-google-fonts/literata/400Regular/Literata_400Regular.ttf",
  bold: "@expo-google-fonts/literata/700Bold/Literata_700Bold.ttf",
}

let fonts: Promise<Fonts> | undefined

/**
 * Literata without its rules of shaping, read once: they cost four fifths of the time that a paper takes,
 * and none of our letters is written in parts. What a paper does not use is left out when it is made.
 */
export function paperFonts(): Promise<Fonts> {
  fonts ??= readFonts()
  return fonts
}

async function readFonts(): Promise<Fonts> {
  const [regular, bold] = await Promise.all([readFont("regular"), readFont("bold")])
  return { regular, bold }
}

async function readFont(weight: Weight): Promise<Buffer> {
  const font = await readFile(resolve(files[weight]))
  return subsetFont(font, paperLetters, { targetFormat: "sfnt", keepFeatures: [] })
}
