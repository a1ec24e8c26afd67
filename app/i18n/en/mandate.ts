/** How a deputy came by the mandate, which decides who may recall. */
export const mandate = {
  district: "Mandate of a single-mandate district",
  list: "Mandate from a party list",
  "district-full": "single-mandate constituency",
} as const
