import { longestAnswer } from "#app/domain/identity.ts"

/** Tells whether an answer is an object in which each of these names holds a text of bearable length. */
export function hasTexts<Name extends string>(
  answer: unknown,
  ...names: readonly Name[]
): answer is Record<Name, string> & Record<string, unknown> {
  if (typeof answer !== "object" || answer === null) return false
  return names.every((name) => {
    const text = (answer as Record<string, unknown>)[name]
    return typeof text === "string" && text.length <= longestAnswer
  })
}
