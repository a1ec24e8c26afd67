import { create } from "qrcode"

/** A QR code as squares to draw: `path` in units of one square, on a sheet of `size` by `size` with its quiet zone. */
export interface QrCode {
  readonly size: number
  readonly path: string
}

/** The standard's quiet zone (ISO/IEC 18004): without it cameras do not find the code. */
const margin = 4

/**
 * Makes a QR code of a text, each row of dark squares one stroke of the path.
 *
 * @param correction `L` for a text too long for the usual `M`: up to 2,953 bytes
 */
export function qrCode(text: string, correction: "L" | "M" = "M"): QrCode {
  const { modules } = create(text, { errorCorrectionLevel: correction })
  const runs: string[] = []
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      const start = column
      while (column < modules.size && modules.get(row, column)) column += 1
      const length = column - start
      if (length > 0) {
        runs.push(
          `M${String(start + margin)} ${String(row + margin)}h${String(length)}v1h-${String(length)}z`,
        )
      }
    }
  }
  return { size: modules.size + 2 * margin, path: runs.join("") }
}

/** The code as a file of its own, black on white. */
export function qrSvg({ size, path }: QrCode): string {
  const side = String(size)
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges">` +
    `<rect width="${side}" height="${side}" fill="#fff"/><path d="${path}"/></svg>`
  )
}
