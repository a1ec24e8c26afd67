import * as mupdf from "mupdf"
import type { Page } from "playwright-core"
import { expect } from "vitest"
import { hrefOf, plain } from "./screens.ts"

/** The sheet as the page shows it before anybody signs: by a link, or by a button of the form. */
export async function previewOf(page: Page, origin: string): Promise<string> {
  const button = page.locator("main button[formaction$='sheet.pdf']")
  if ((await button.count()) === 0)
    return pdfText(page, origin, await hrefOf(page, "main a[href$='sheet.pdf']"))
  const form = await button.evaluate((element: HTMLButtonElement) =>
    [...new FormData(element.form ?? undefined).entries()].map(([name, value]) => [
      name,
      String(value),
    ]),
  )
  const answer = await page.request.post(
    origin + ((await button.getAttribute("formaction")) ?? ""),
    {
      headers: { origin, "content-type": "application/x-www-form-urlencoded" },
      data: new URLSearchParams(form as [string, string][]).toString(),
    },
  )
  expect(answer.status()).toBe(200)
  return textOfPdf(await answer.body())
}

/** What a PDF says that a page leads to. */
export async function pdfText(page: Page, origin: string, href: string): Promise<string> {
  const answer = await page.request.get(origin + href)
  expect(answer.status(), href).toBe(200)
  return textOfPdf(await answer.body())
}

function textOfPdf(bytes: Uint8Array): string {
  const pdf = mupdf.Document.openDocument(bytes, "application/pdf")
  const told = Array.from({ length: pdf.countPages() }, (_, index) =>
    pdf.loadPage(index).toStructuredText("").asText(),
  )
  return plain(told.join("\n"))
}
