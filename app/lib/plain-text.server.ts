import { compile } from "html-to-text"
import { Marked } from "marked"

/** What is not read with the words of a page. */
const left = ["img", "script", "style", "noscript", "template", "svg", "iframe", "select", "title"]

const headings = ["h1", "h2", "h3", "h4", "h5", "h6"]

/** Words and lines as the page has them: nothing wrapped, marked, numbered or put into capitals. */
const toText = compile({
  wordwrap: false,
  limits: { maxDepth: 200, maxInputLength: 10_000_000 },
  selectors: [
    ...left.map((selector) => ({ selector, format: "skip" })),
    ...headings.map((selector) => ({ selector, options: { uppercase: false } })),
    { selector: "a", options: { ignoreHref: true } },
    { selector: "ul", format: "block" },
    { selector: "ol", format: "block" },
    { selector: "li", format: "block" },
    { selector: "blockquote", format: "block" },
    { selector: "hr", format: "lineBreak" },
    { selector: "table", format: "block" },
    { selector: "tr", format: "block" },
    { selector: "th", format: "inlineSurround", options: { suffix: " " } },
    { selector: "td", format: "inlineSurround", options: { suffix: " " } },
  ],
})

/** The words of a page or of a piece of HTML, as a reader sees them, in NFC. Whatever is in it, none of it runs. */
export function plainOfHtml(html: string): string {
  return tidy(toText(html))
}

// One of its own: options set on the shared one would reach whoever else uses it.
const markdown = new Marked({ async: false, gfm: true })

/** The words of a text in Markdown, as a reader sees them; HTML in it is read too. */
export function plainOfMarkdown(text: string): string {
  return plainOfHtml(markdown.parse(text) as string)
}

function tidy(text: string): string {
  return text
    .normalize("NFC")
    .replace(/\r\n?/g, "\n")
    .replace(/[^\S\n]+$/gm, "")
    .replace(/\n{3,}/g, "\n\n")
    .trim()
}
