import { decideLength } from "./text.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"

/** Why a deputy voted so, abstained or was absent, by the deputy's own word. */
export const annotationReasons = [
  "duty-trip",
  "illness",
  "on-principle",
  "family",
  "technical",
  "other",
] as const
export type AnnotationReason = (typeof annotationReasons)[number]

/** Characters of the words beside the reason; they may be left out, but for `other`. */
export const annotationLimits = { least: 10, most: 400 } as const

/** What a deputy says of an own vote or absence: shown beside it, and changing no count and no finding. */
export interface AnnotationDraft {
  readonly reason: AnnotationReason
  readonly text: string
}

/** Decides whether an annotation is taken. Refuses: `words-needed`, for `other` alone, and its length. */
export function decideAnnotation(
  draft: AnnotationDraft,
): Outcome<AnnotationDraft, "words-needed" | "text-too-short" | "text-too-long"> {
  if (draft.text.trim() === "") {
    return draft.reason === "other"
      ? refuse("words-needed")
      : accept({ reason: draft.reason, text: "" })
  }
  const text = decideLength("text", draft.text, annotationLimits)
  return text.ok ? accept({ reason: draft.reason, text: text.value }) : text
}
