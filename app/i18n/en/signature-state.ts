/** States of one signature; `pending` is shown to the signer only. */
export const signatureState = {
  pending: "Waiting for your confirmation",
  counted: "Counted",
  withdrawn: "Withdrawn",
  invalidated: "Taken out of the count",
  expired: "The time to confirm has passed",
  held: "Being checked",
} as const
