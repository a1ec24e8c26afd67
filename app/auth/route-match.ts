/**
 * Makes a function that finds which of several route patterns (`/:lang/petitions/:petitionId`, `*`) a URL's path
 * belongs to, as Remix does: letters' case, percent-encoding and a slash at the end do not matter, a written
 * segment beats a parameter, and `….data` asks for the same page's data. Were this stricter than Remix, a page
 * could be reached past its entry.
 */
export function routeMatcher(
  patterns: readonly string[],
): (pathname: string) => string | undefined {
  const byLength = new Map<number, Parsed[]>()
  for (const pattern of patterns) {
    if (pattern === "*") continue
    const parsed = { pattern, segments: segmentsOf(pattern) }
    const others = byLength.get(parsed.segments.length) ?? []
    byLength.set(parsed.segments.length, [...others, parsed])
  }
  for (const some of byLength.values())
    some.sort((one, other) => writtenSegments(other) - writtenSegments(one))
  const rest = patterns.find((pattern) => pattern === "*")

  function find(pathname: string): string | undefined {
    const asked = segmentsOf(pathname.replace(/^\/_root\.data$/i, "/").replace(/\.data$/i, ""))
    const fitting = byLength.get(asked.length)?.find(({ segments }) => fits(segments, asked))
    return fitting?.pattern ?? rest
  }

  // A dozen doorkeepers ask for the same request, one after the other.
  let last: { readonly pathname: string; readonly pattern: string | undefined } | undefined
  return function match(pathname) {
    if (last?.pathname !== pathname) last = { pathname, pattern: find(pathname) }
    return last.pattern
  }
}

/**
 * What the parameters of a pattern stand for in a path that belongs to it, as Remix gives them: decoded, in the letters
 * in which they were asked.
 */
export function paramsIn(pattern: string, pathname: string): Readonly<Record<string, string>> {
  const asked = pathname.split("/").filter(Boolean)
  const params: Record<string, string> = {}
  for (const [index, segment] of pattern.split("/").filter(Boolean).entries()) {
    if (isParameter(segment)) params[segment.slice(1)] = decode(asked[index] ?? "")
  }
  return params
}

interface Parsed {
  readonly pattern: string
  readonly segments: readonly string[]
}

function fits(pattern: readonly string[], asked: readonly string[]): boolean {
  return pattern.every((segment, index) => isParameter(segment) || segment === asked[index])
}

function writtenSegments({ segments }: Parsed): number {
  return segments.filter((segment) => !isParameter(segment)).length
}

function isParameter(segment: string): boolean {
  return segment.startsWith(":")
}

function segmentsOf(path: string): string[] {
  return path
    .split("/")
    .filter(Boolean)
    .map((segment) => decode(segment).toLowerCase())
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
