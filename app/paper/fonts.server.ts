import { readFileSync } from "node:fs"
import { createRequire } from "node:module"

/** The two weights that papers are set in. */
export type Weight = "regular" | "bold"

const { resolve } = createRequire(import.meta.url)
const files: Readonly<Record<Weight, string>> = {
  regular: "@expo-google-fonts/literata/400Regular/Literata_400Regular.ttf",
  bold: "@expo-google-fonts/literata/700Bold/Literata_700Bold.ttf",
}

const read = new Map<Weight, Buffer>()

/**
 * Literata, whole: it draws every Kazakh and Russian letter. What a paper does not use of it is left out
 * when the paper is made.
 */
export function fontOf(weight: Weight): Buffer {
  const known = read.get(weight)
  if (known) return known
  const font = readFileSync(resolve(files[weight]))
  read.set(weight, font)
  return font
}
