import QRCode from "qrcode"
import type { Paper } from "./paper.server.ts"

/**
 * Draws a QR code of a text (ISO/IEC 18004, level M: it still reads with an eighth of it soiled), with its
 * quiet zone of four modules inside the square.
 */
export function drawQr(paper: Paper, text: string, x: number, y: number, side: number): void {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: "M" })
  const module = side / (modules.size + 8)
  paper.doc.fillColor("#000000")
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      if (modules.get(row, column) === 0) continue
      paper.doc.rect(x + (column + 4) * module, y + (row + 4) * module, module, module)
    }
  }
  // One fill for all: between squares of their own a printer may leave white hairs.
  paper.doc.fill()
}
