/** Annotation. */
export const annotation = {
  title: "annotation",
} as const
