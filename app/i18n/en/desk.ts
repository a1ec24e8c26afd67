export const desk = {
  reason: "Your reason",
  rate: "Rate this promise",
} as const
