import { describe, expect, test } from "vitest"
import { attachment, uploadResponse } from "#app/uploads/response.server.ts"
import { pdf } from "#tests/uploads/files.ts"

test("a file is sent to be saved, and does nothing where it is shown all the same", async () => {
  const response = uploadResponse({ kind: "pdf", bytes: pdf }, "sheet-12")
  expect(Object.fromEntries(response.headers)).toEqual({
    "content-type": "application/pdf",
    "content-disposition": `attachment; filename="sheet-12.pdf"; filename*=UTF-8''sheet-12.pdf`,
    "content-security-policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
    "cross-origin-resource-policy": "same-origin",
    "x-content-type-options": "nosniff",
  })
  expect(Buffer.from(await response.arrayBuffer())).toEqual(pdf)
})

describe("a name", () => {
  test.each([
    ["plain.pdf", "plain.pdf", "plain.pdf"],
    ["қол қою.pdf", "___ ___.pdf", "%D2%9B%D0%BE%D0%BB%20%D2%9B%D0%BE%D1%8E.pdf"],
    ['"; filename="evil.exe', "__ filename__evil.exe", "%22%3B%20filename%3D%22evil.exe"],
    ["a\r\nSet-Cookie: x=1", "aSet-Cookie_ x_1", "aSet-Cookie%3A%20x%3D1"],
    ["../../etc/passwd", "..-..-etc-passwd", "..-..-etc-passwd"],
    ["C:\\x\\y.pdf", "C_-x-y.pdf", "C%3A-x-y.pdf"],
    ["100% (it's*).pdf", "100_ _it_s__.pdf", "100%25%20%28it%27s%2A%29.pdf"],
    ["sheet\u202efdp.exe", "sheetfdp.exe", "sheetfdp.exe"],
    ["half\ud800.pdf", "half.pdf", "half.pdf"],
  ])("%j is told as %j and as %s", (name, plain, extended) => {
    const told = attachment(name)
    expect(told).toMatch(/^attachment; filename="[^"\\]*"; filename\*=UTF-8''[\w.!#$&+^`|~%-]*$/)
    expect(told).toContain(`filename*=UTF-8''${extended}`)
    expect(told).toContain(`filename="${plain}"`)
  })
})

test("a page that was copied is handed out as its source", () => {
  const response = uploadResponse({ kind: "html", bytes: Buffer.from("<script>") }, "source")
  expect(response.headers.get("content-type")).toBe("text/plain")
  expect(response.headers.get("content-disposition")).toContain('"source.html.txt"')
  expect(response.headers.get("content-security-policy")).toContain("sandbox")
})
