export const petition = {
  start: "Start a petition",
  author: "Author of the petition",
} as const
