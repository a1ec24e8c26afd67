/** Millimetres in points. */
export function mm(millimetres: number): number {
  return (millimetres * 72) / 25.4
}

/** A4, in points: the long side and the short one. */
export const a4 = { long: mm(297), short: mm(210) }
