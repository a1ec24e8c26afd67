import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, test } from "vitest"

const folder = "app/styles"
const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
  file.endsWith(".css"),
)

describe("stylesheets", () => {
  test.each(files)("%s keeps to the house", (file) => {
    const css = readFileSync(join(folder, file), "utf8").replace(/\/\*[\s\S]*?\*\//g, "")
    expect(css).not.toContain("!important")
    expect(css).not.toMatch(/^\s*#[\w-]+/m)
    expect(css).not.toMatch(
      /\b(margin|padding|border)-(left|right|top|bottom)\b|^\s*(left|right|top|bottom|width|height):/m,
    )
    expect(css.split("\n").length).toBeLessThanOrEqual(200)
    if (file !== "tokens.css") expect(css).not.toMatch(/oklch\(|rgb\(|: #|hsl\(/)
  })

  test("every stylesheet is imported, and only what exists; the style guide brings its own", () => {
    const imported = [
      ...readFileSync(join(folder, "app.css"), "utf8").matchAll(/@import "\.\/(.+?)"/g),
    ].map(([, file]) => file)
    const pieces = files.filter((file) => file !== "app.css" && file !== "guide.css")
    expect(imported.sort()).toEqual(pieces.sort())
  })

  test("no two components share a name: what a class is, stands in one file", () => {
    const homes = new Map<string, Set<string>>()
    for (const file of files.filter((one) => one.startsWith("components"))) {
      const css = readFileSync(join(folder, file), "utf8").replace(/\/\*[\s\S]*?\*\//g, "")
      for (const [, selectors = ""] of css.matchAll(/([^{}@;]+)\{/g))
        for (const name of selectors.split(/,(?![^(]*\))/).map((one) => one.trim()))
          if (/^\.[\w-]+$/.test(name)) homes.set(name, (homes.get(name) ?? new Set()).add(file))
    }
    expect([...homes].filter(([, all]) => all.size > 1)).toEqual([])
    expect(homes.size).toBeGreaterThan(100)
  })

  test("every colour token that light defines, dark and forced colours redefine", () => {
    const css = readFileSync(join(folder, "tokens.css"), "utf8")
    const light = coloursAfter(css, ":root").filter((name) => !name.startsWith("heat-"))
    const named = light.filter((name) => !name.startsWith("on-heat-"))
    expect(coloursAfter(css, "@media (prefers-color-scheme: dark)")).toEqual(named)
    expect(coloursAfter(css, "@media (forced-colors: active)")).toEqual(named)
  })
})

/** The colour tokens of the block that begins at a piece of the stylesheet, in order. */
function coloursAfter(css: string, start: string): string[] {
  const from = css.indexOf(start)
  const block = css.slice(from, css.indexOf("\n}\n", from))
  return [...block.matchAll(/--([\w-]+): (?:oklch|Canvas|LinkText)/g)].map(([, name = ""]) => name)
}
