import jsQR from "jsqr"
import { describe, expect, test } from "vitest"
import { qrCode } from "#app/auth/qr-code.server.ts"
import { newTotpSecret, totpUri } from "#app/auth/totp.server.ts"

/** Draws a QR code's path as a camera sees it: black on white, so many pixels a square. */
function photograph({ size, path }: ReturnType<typeof qrCode>, scale = 4) {
  const side = size * scale
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255)
  for (const [, column, row, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    const [left, top, right] = [Number(column), Number(row), Number(column) + Number(length)]
    for (let y = top * scale; y < (top + 1) * scale; y += 1) {
      for (let x = left * scale; x < right * scale; x += 1)
        pixels.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3)
    }
  }
  return jsQR(pixels, side, side)
}

describe("a QR code", () => {
  test("of one-time codes is read by a camera as it was written", () => {
    const uri = totpUri(newTotpSecret(), "Уәде", "a.long.address+of@an.office.example.org")
    expect(photograph(qrCode(uri))?.data).toBe(uri)
  })

  test("fits its sheet with the quiet zone around it", () => {
    const { size, path } = qrCode("x")
    expect(size).toBe(21 + 8)
    expect(path).toMatch(/^M4 4h7v1h-7z/)
  })
})
