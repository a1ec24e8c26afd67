/** Rescope. */
export const rescope = {
  title: "rescope",
} as const
