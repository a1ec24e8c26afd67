/**
 * Finds which of several route patterns (`/:lang/petitions/:petitionId`, `*`) a URL's path belongs to,
 * as Remix does: letters' case, percent-encoding and a slash at the end do not matter, a written segment
 * beats a parameter, and `….data` asks for the same page's data. Were this stricter than Remix, a page
 * could be reached past its entry.
 */
export function matchRoute(patterns: readonly string[], pathname: string): string | undefined {
  const asked = segmentsOf(pathname.replace(/^\/_root\.data$/i, "/").replace(/\.data$/i, ""))
  return patterns
    .filter((pattern) => fits(segmentsOf(pattern), asked))
    .sort((one, other) => writtenSegments(other) - writtenSegments(one))[0]
}

function fits(pattern: readonly string[], asked: readonly string[]): boolean {
  if (pattern[0] === "*") return true
  return (
    pattern.length === asked.length &&
    pattern.every((segment, index) => isParameter(segment) || segment === asked[index])
  )
}

function writtenSegments(pattern: string): number {
  if (pattern === "*") return -1
  return segmentsOf(pattern).filter((segment) => !isParameter(segment)).length
}

function isParameter(segment: string): boolean {
  return segment.startsWith(":")
}

function segmentsOf(path: string): string[] {
  return path.split("/").filter(Boolean).map(decode)
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment).toLowerCase()
  } catch {
    return segment.toLowerCase()
  }
}
