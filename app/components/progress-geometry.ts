/** The width of the drawing and the place of the threshold in it: 80 %, so that exceeding shows. */
export const progressWidth = 328
export const thresholdX = 0.8 * progressWidth

export interface ProgressGeometry {
  /** How far the bar reaches, in units from the start. */
  filled: number
  /** The bar runs out of the drawing: more than 125 % of what was needed. */
  overflows: boolean
}

/** Where the bar ends for so many signatures of so many needed; a threshold of none is reached at once. */
export function progressGeometry(count: number, needed: number): ProgressGeometry {
  const share = needed > 0 ? Math.max(count, 0) / needed : 1
  const end = share * thresholdX
  return { filled: Math.min(end, progressWidth), overflows: share > 1.25 }
}
