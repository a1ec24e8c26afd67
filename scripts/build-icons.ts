import { readFile, writeFile } from "node:fs/promises"
import { Resvg } from "@resvg/resvg-js"

/** The sides that home screens of telephones ask for; the page and `public/manifest.webmanifest` name them. */
export const iconSides = [180, 192, 512] as const

const paper = "rgb(249,245,239)"
const ink = "rgb(115,41,97)"

/** Where a built icon lies. */
export function iconFile(side: number): string {
  return `public/icon-${String(side)}.png`
}

/**
 * The site's mark on its paper, as pictures: home screens take no SVG. Round about it stays room, as telephones cut
 * circles out of squares.
 */
export async function buildIcons(): Promise<void> {
  const mark = await readFile("public/favicon.svg", "utf8")
  const paths = [...mark.matchAll(/<path[^>]*\/>/g)].map(([path]) => path).join("")
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><rect width="48" height="48" fill="${paper}"/><g color="${ink}" transform="translate(12 12)">${paths}</g></svg>`
  await Promise.all(
    iconSides.map((side) => {
      const drawn = new Resvg(svg, { fitTo: { mode: "width", value: side } }).render()
      return writeFile(iconFile(side), drawn.asPng())
    }),
  )
}
