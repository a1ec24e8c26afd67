/** Answers. */
export const answers = {
  title: "answers",
} as const
