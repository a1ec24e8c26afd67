import type { ReactNode } from "react"

const square = <rect x="1.9" y="1.9" width="12.2" height="12.2" rx="1" {...line(1.8)} />
const dashedSquare = (
  <rect x="1.9" y="1.9" width="12.2" height="12.2" {...line(1.8)} strokeDasharray="2.44 1.63" />
)
const ring = <circle cx="8" cy="8" r="6.1" {...line(1.8)} />
const diamond = <path d="M8 1.1 14.9 8 8 14.9 1.1 8z" {...line(1.6)} strokeLinejoin="round" />
const hands = <path d="M8 4.4V8l2.5 1.7" {...line(1.6)} />
const bars = <path d="M6.2 5.2v5.6M9.8 5.2v5.6" {...line(1.8)} />

/**
 * Every mark of the site in a box of 16 × 16 units, drawn in the colour of the text around it.
 *
 * Families are told apart without colour: a solid or half square is final, a circle still moves,
 * a dashed square was not looked at, a diamond stands outside the scale.
 */
export const shapes = {
  "square-ticked-solid": (
    <path
      fill="currentColor"
      fillRule="evenodd"
      d="M2.5 1h11A1.5 1.5 0 0 1 15 2.5v11a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 1 13.5v-11A1.5 1.5 0 0 1 2.5 1zm1.1 7.7 3.3 3.5 5.6-6.4L11 4.5 6.8 9.3 5 7.3z"
    />
  ),
  "square-half": (
    <>
      {square}
      <path fill="currentColor" d="M14 2.4V14H2.4z" />
    </>
  ),
  "square-split": (
    <>
      <path fill="currentColor" d="M1 1h6.6L5.7 5.3l2.5 2.2L5.4 15H1z" />
      <path fill="currentColor" d="M9.9 1H15v14H7.7l2.8-8-2.5-2.2z" />
    </>
  ),
  "square-ticked": (
    <>
      {square}
      <path d="M4.4 8.3 7 10.9l4.7-5.4" {...line(1.8)} />
    </>
  ),
  "square-low": (
    <>
      {square}
      <path fill="currentColor" d="M2 10h12v4H2z" />
    </>
  ),
  "square-crossed": (
    <>
      {square}
      <path d="m5.2 5.2 5.6 5.6m0-5.6-5.6 5.6" {...line(1.7)} />
    </>
  ),
  "square-back": (
    <>
      {square}
      <path d="M11.6 8H5m2.7-2.9L4.8 8l2.9 2.9" {...line(1.6)} />
    </>
  ),
  "square-dashed": dashedSquare,
  "square-dashed-slashed": (
    <>
      {dashedSquare}
      <path d="m4.6 11.4 6.8-6.8" {...line(1.7)} />
    </>
  ),
  ring,
  "ring-play": (
    <>
      {ring}
      <path fill="currentColor" d="M6.4 4.9v6.2L11.3 8z" />
    </>
  ),
  "ring-bars": (
    <>
      {ring}
      {bars}
    </>
  ),
  "ring-clock": (
    <>
      {ring}
      {hands}
    </>
  ),
  "ring-quarter": (
    <>
      {ring}
      <path fill="currentColor" d="M8 8V3.8A4.2 4.2 0 0 1 12.2 8z" />
    </>
  ),
  "ring-half": (
    <>
      {ring}
      <path fill="currentColor" d="M8 3.8a4.2 4.2 0 0 1 0 8.4z" />
    </>
  ),
  "ring-three-quarters": (
    <>
      {ring}
      <path fill="currentColor" d="M8 8V3.8A4.2 4.2 0 1 1 3.8 8z" />
    </>
  ),
  "ring-dot": (
    <>
      {ring}
      <circle cx="8" cy="8" r="1.6" fill="currentColor" />
    </>
  ),
  "ring-disc": (
    <>
      {ring}
      <circle cx="8" cy="8" r="3.6" fill="currentColor" />
    </>
  ),
  "ring-slashed": (
    <>
      {ring}
      <path d="m4.2 11.8 7.6-7.6" {...line(1.8)} />
    </>
  ),
  disc: <circle cx="8" cy="8" r="6.9" fill="currentColor" />,
  "disc-ticked": (
    <path
      fill="currentColor"
      fillRule="evenodd"
      d="M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1zM4.1 8.5 7 11.5l5-5.7-1.4-1.2L6.9 8.9 5.4 7.3z"
    />
  ),
  "two-discs": (
    <>
      <circle cx="4.4" cy="8" r="3.2" fill="currentColor" />
      <circle cx="11.6" cy="8" r="3.2" fill="currentColor" />
    </>
  ),
  bar: <path d="M3 8h10" {...line(2)} />,
  plus: <path d="M8 2v12M2 8h12" {...line(2)} />,
  diamond,
  "diamond-bar": (
    <>
      {diamond}
      <path d="M5.3 8h5.4" {...line(1.8)} />
    </>
  ),
  "diamond-question": (
    <>
      {diamond}
      <path d="M6.3 6.8a1.75 1.75 0 1 1 2.6 1.5c-.6.4-.9.7-.9 1.3" {...line(1.4)} />
      <circle cx="8" cy="11.1" r=".85" fill="currentColor" />
    </>
  ),
  warning: (
    <path
      fill="currentColor"
      fillRule="evenodd"
      d="M8 1.2 15.6 14.6H.4zM7.1 5.8v4.6h1.8V5.8zm0 5.6v1.8h1.8v-1.8z"
    />
  ),
  equal: <path d="M2.5 5.5h11m-11 5h11" {...line(1.8)} />,
  "not-equal": <path d="M2.5 5.5h11m-11 5h11M11.3 1.5l-6.6 13" {...line(1.8)} />,
  "arrow-end": <path d="M2.5 8h10.3M8.9 4l4 4-4 4" {...line(1.8)} />,
} as const satisfies Record<string, ReactNode>

export type Shape = keyof typeof shapes

function line(width: number) {
  return { fill: "none", stroke: "currentColor", strokeWidth: width } as const
}
