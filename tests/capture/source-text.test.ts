import { describe, expect, test } from "vitest"
import { readSourceText } from "#app/capture/source-text.server.ts"
import { plainOfHtml, plainOfMarkdown } from "#app/lib/plain-text.server.ts"

const said = "Ауылға жол саламын, 2027 жылға дейін."
const russian = "Построю дорогу к 2027 году."
/** The same in windows-1251, where А to я lie from 0xc0 on. */
const in1251 = Buffer.from(
  Array.from(russian, (letter) => {
    const code = letter.charCodeAt(0)
    return code >= 0x410 && code <= 0x44f ? code - 0x410 + 0xc0 : code
  }),
)

describe("the words of a page", () => {
  test("are read as a reader sees them", () => {
    const html = `<!doctype html><title>No</title><script>alert("no")</script><style>p{}</style>
      <h1>Бағдарлама</h1><p>Ауылға&nbsp;жол   салам<b>ын</b>,<br>2027 <a href="/x">жылға</a> дейін.</p>
      <ul><li>мектеп<li>аурухана</ul><table><tr><td>жол</td><td>5 км</td></tr></table><img alt="no">`
    const text = plainOfHtml(html).replace(/\s+/g, " ")
    expect(text).toBe("Бағдарлама Ауылға жол саламын, 2027 жылға дейін. мектеп аурухана жол 5 км")
  })

  test("of Markdown too, with the HTML in it", () => {
    const text =
      "## Roads\n\n1. **Mend** the [bridge](https://example.org) &amp; `road`\n2. <b>Pave</b> it"
    expect(plainOfMarkdown(text).replace(/\s+/g, " ")).toBe("Roads Mend the bridge & road Pave it")
  })

  test("of a page as deep or as broken as can be take no time and throw nothing", () => {
    expect(plainOfHtml(`${"<div>".repeat(50_000)}deep`)).toBeTypeOf("string")
    expect(plainOfHtml(`<p ${"a=<".repeat(50_000)}>x`)).toBeTypeOf("string")
    expect(plainOfHtml(`${"<table><tr><td>".repeat(5000)}x`)).toBeTypeOf("string")
  })
})

describe("the letters of a copy", () => {
  test.each([
    ["text", Buffer.from(said), null, "utf-8", said],
    ["text", Buffer.from(`\ufeff${said}`), "windows-1251", "utf-8", said],
    ["text", Buffer.from(`\ufeff${said}`, "utf16le"), null, "utf-16le", said],
    ["text", in1251, "windows-1251", "windows-1251", russian],
    ["html", Buffer.from(`<p>${said}`), "no-such-table", "utf-8", said],
    [
      "html",
      Buffer.concat([Buffer.from('<meta charset="windows-1251"><p>'), in1251]),
      null,
      "windows-1251",
      russian,
    ],
    [
      "html",
      Buffer.concat([
        Buffer.from('<meta http-equiv="Content-Type" content="text/html; charset=cp1251"><p>'),
        in1251,
      ]),
      null,
      "windows-1251",
      russian,
    ],
  ] as const)("%s %#", (kind, bytes, told, charset, text) => {
    expect(readSourceText(kind, bytes, told)).toEqual({ text, charset })
  })

  test("are not guessed at, and not read from documents and pictures", () => {
    expect(readSourceText("text", in1251, null)).toBeUndefined()
    expect(readSourceText("pdf", Buffer.from("%PDF-1.7"), null)).toBeUndefined()
    expect(readSourceText("jpeg", Buffer.from([0xff, 0xd8]), null)).toBeUndefined()
  })
})
