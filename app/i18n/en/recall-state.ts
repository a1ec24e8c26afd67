/** States of the legal drive, on paper, before the territorial election commission. */
export const recallState = {
  none: "Not started",
  applied: "Application filed with the commission",
  refused: "The commission refused to register it",
  collecting: "Signatures are being collected on paper",
  lapsed: "Ended: too few signatures, or the sheets were not handed in",
  "handed-in": "Sheets handed in to the commission",
  checking: "The commission is checking the signatures",
  "vote-called": "A vote has been called",
  recalled: "The deputy has been recalled",
  retained: "The deputy keeps the mandate",
  "vote-invalid": "The vote was not held: too few took part",
  moot: "No longer needed: the deputy’s powers have ended",
} as const
