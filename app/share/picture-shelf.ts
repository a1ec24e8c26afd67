/** Thrown where too many pictures are being drawn: the caller answers 503 and who asks comes again. */
export class ShelfBusy extends Error {
  override readonly name = "ShelfBusy"
}

interface ShelfLimits {
  /** Pictures that wait to be drawn, the one under the pencil with them. One is drawn at a time. */
  readonly mostWaiting?: number
  readonly mostBytes?: number
}

/**
 * Keeps drawn pictures under the hash of what they say. Who asks for the same at once waits for one drawing;
 * one is drawn at a time and few wait, so that nobody makes the server draw without end.
 */
export function pictureShelf({ mostWaiting = 8, mostBytes = 16 * 1024 * 1024 }: ShelfLimits = {}) {
  const kept = new Map<string, Buffer>()
  const underWay = new Map<string, Promise<Buffer>>()
  let last: Promise<unknown> = Promise.resolve()
  let bytes = 0

  function keep(key: string, picture: Buffer): void {
    kept.set(key, picture)
    bytes += picture.length
    for (const [oldest, { length }] of kept) {
      if (bytes <= mostBytes) return
      kept.delete(oldest)
      bytes -= length
    }
  }

  /** @throws ShelfBusy where too many wait already; what `draw` throws */
  return async function take(key: string, draw: () => Promise<Buffer>): Promise<Buffer> {
    const known = kept.get(key) ?? underWay.get(key)
    if (known) return known
    if (underWay.size >= mostWaiting) throw new ShelfBusy()
    const drawing = last.then(draw)
    last = drawing.catch(() => undefined)
    underWay.set(key, drawing)
    try {
      const picture = await drawing
      keep(key, picture)
      return picture
    } finally {
      underWay.delete(key)
    }
  }
}
