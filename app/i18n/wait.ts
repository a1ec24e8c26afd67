import { translate, type Lang } from "./translate.ts"

/** When to come back, in words, for 429 and 503: whole seconds, minutes or hours, rounded up. */
export function waitSentence(lang: Lang, seconds: number): string {
  return translate(lang, "error.retry", waitParts(Math.max(1, Math.ceil(seconds))))
}

/** A length of time in its largest unit, rounded up. */
export function waitParts(seconds: number) {
  if (seconds < 60) return { unit: "second", n: seconds }
  const minutes = Math.ceil(seconds / 60)
  return minutes < 60
    ? { unit: "minute", n: minutes }
    : { unit: "hour", n: Math.ceil(minutes / 60) }
}
