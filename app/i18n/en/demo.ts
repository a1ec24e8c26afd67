export const demo = {
  mailbox: "Letters sent in the demonstration",
  cast: "Invented people",
} as const
