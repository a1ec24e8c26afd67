/** The level of power a promise needs. */
export const power = {
  own: "The deputy’s own power",
  council: "A decision of the maslikhat",
  national: "A decision of the national authorities",
  outside: "Outside the deputy’s power",
} as const
