export const promise = {
  all: "All promises",
  quote: "Promise, word for word",
} as const
