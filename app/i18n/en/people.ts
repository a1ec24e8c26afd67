export const people = {
  find: "Find a deputy",
  since: "In office since {date}",
} as const
