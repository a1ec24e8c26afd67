import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { UserText } from "#app/components/user-text.tsx"
import { readUserText, safeHref } from "#app/lib/user-text.ts"
import { render } from "./render.tsx"

function markup(text: string): string {
  return render(<UserText text={text} />)
}

describe("what people type", () => {
  test.each([
    ["One line.", "<p>One line.</p>"],
    ["One line\nand another.", "<p>One line<br/>and another.</p>"],
    ["One line\r\nand another.", "<p>One line<br/>and another.</p>"],
    ["One.\n\n\n  \nTwo.", "<p>One.</p><p>Two.</p>"],
    ["", ""],
    [" \n\n ", ""],
    ["- a\n- b", "<ul><li>a</li><li>b</li></ul>"],
    ["Needed:\n– road\n– school", "<p>Needed:</p><ul><li>road</li><li>school</li></ul>"],
    ["3. c\n4) d", '<ol><li value="3">c</li><li value="4">d</li></ol>'],
    ["-5 degrees", "<p>-5 degrees</p>"],
    ["2025. жыл", '<ol><li value="2025">жыл</li></ol>'],
    ["a *b c* d", "<p>a <em>b c</em> d</p>"],
    ["*қол*!", "<p><em>қол</em>!</p>"],
    ["2*3*4 and * not * and **", "<p>2*3*4 and * not * and **</p>"],
  ])("%j reads %s", (text, expected) => {
    expect(markup(text)).toBe(expected)
  })
})

describe("an address", () => {
  test.each([
    ["See https://a.example/x?y=1&z=2.", "https://a.example/x?y=1&amp;z=2"],
    ["(see http://a.example/b_(c))", "http://a.example/b_(c)"],
    ["“https://a.example/”", "https://a.example/"],
    ["mailto:a@b.example, please", "mailto:a@b.example"],
    ["HTTPS://A.example/Q", "https://a.example/Q"],
  ])("in %j leads to %s", (text, href) => {
    expect(markup(text)).toContain(`<a href="${href}" rel="nofollow ugc">`)
  })

  test.each([
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "file:///etc/passwd",
    "ftp://a.example/",
    "//a.example/x",
    "www.a.example",
    "https://egov.kz@evil.example/",
    "https://user:word@evil.example/",
    "https://",
    "http://[",
    "[label](javascript:alert(1))",
    "<https:alert(1)>",
    "java\u0000script:alert(1)",
  ])("%j stays words", (text) => {
    expect(markup(text)).not.toContain("<a")
  })

  test("shows whole where it leads: a label cannot say otherwise", () => {
    expect(markup("[egov.kz](https://evil.example/)")).toMatch(/>https:\/\/evil\.example\/<\/a>/)
  })

  test("ends before a mark that would turn the direction of reading", () => {
    expect(markup("https://a.example/\u202egpj.exe")).toContain('href="https://a.example/"')
  })
})

const nasty = fc.constantFrom(
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  '"><svg onload=alert(1)>',
  "javascript:alert(1)",
  "https://a.example/",
  'https://a.example/"onmouseover="alert(1)',
  "https://javascript:alert(1)@x/",
  "mailto:a@b?subject=<x>",
  "*",
  "- ",
  "1. ",
  "\n",
  "\n\n",
  " ",
  "&lt;",
  "{{7*7}}",
  "\u2028",
  "\u0000",
)
const texts = fc
  .array(fc.oneof(nasty, fc.string({ unit: "grapheme", maxLength: 8 })), { maxLength: 12 })
  .map((parts) => parts.join(""))

test("no text becomes an element or an address outside of the short list", () => {
  const allowed =
    /^(?:<\/?(?:p|ul|ol|li|em)>|<li value="\d+">|<br\/>|<\/a>|<a href="(?:https?:\/\/|mailto:)[^"<>]*" rel="nofollow ugc">)$/
  fc.assert(
    fc.property(texts, (text) => {
      for (const [tag] of markup(text).matchAll(/<[^>]*>?/g)) expect(tag).toMatch(allowed)
    }),
    { numRuns: 2000 },
  )
})

test("no word is lost", () => {
  fc.assert(
    fc.property(texts, (text) => {
      const shown = readUserText(text)
        .flatMap((block) => (block.kind === "paragraph" ? block.lines : block.items))
        .flat()
        .map((piece) => piece.text)
        .join("")
      expect(lettersOf(shown)).toBe(lettersOf(text))
    }),
    { numRuns: 1000 },
  )
})

test("the longest text is read at once, whatever it is made of", () => {
  for (const piece of [
    "*",
    "*a",
    "a*",
    "https://",
    "(",
    "http://a.example/)",
    "- ",
    "\n",
    " \n",
    "a\n- b\n",
    "https://a!",
  ]) {
    expect(() => readUserText(piece.repeat(20_000 / piece.length))).not.toThrow()
  }
})

test.each([undefined, "https://a.example/"])(
  "a field's address is held to the same: %s",
  (href) => {
    expect(safeHref(href ?? "javascript:alert(1)")).toBe(href)
  },
)

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}]/gu, "")
}
