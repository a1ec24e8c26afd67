import { assessQuery } from "#app/api/assess-query.ts"

/** The query keys that pages read. Others are dropped before the cache sees them: none can fill or poison it. */
const known = new Set([
  ...Object.keys(assessQuery.shape),
  "about",
  "after",
  "area",
  "at",
  "before",
  "by",
  "category",
  "changed",
  "code",
  "deed",
  "error",
  "group",
  "law",
  "id",
  "iss",
  "issue",
  "keep",
  "kind",
  "next",
  "number",
  "option",
  "page",
  "party",
  "person",
  "pledge",
  "pledges",
  "power",
  "q",
  "rating",
  "role",
  "serial",
  "show",
  "sibling",
  "source",
  "state",
  "step",
  "subject",
  "vote",
  "who",
])

/**
 * The query with known keys only, in one order, so that equal questions have one address. Empty values
 * ask nothing; a value with U+0000, which PostgreSQL takes in no text, neither.
 */
export function knownQuery(query: URLSearchParams): URLSearchParams {
  const kept = [...query].filter(([key, value]) => known.has(key) && /^[^\0]+$/.test(value))
  const result = new URLSearchParams(kept)
  result.sort()
  return result
}
