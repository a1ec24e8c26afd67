/** Path and query of an address, as `URL` tells them. */
export interface PathAndQuery {
  readonly pathname: string
  readonly search: string
}

/**
 * Reads path and query off an address that a `URL` wrote: `https://uade.example/kk/people?q=1`. There they stand as they
 * are told; to read the whole address anew takes as long as ten elements of a page.
 */
export function pathAndQueryOf(href: string): PathAndQuery {
  const from = href.indexOf("/", href.indexOf("://") + 3)
  const mark = href.indexOf("#", from)
  const end = mark < 0 ? href.length : mark
  const query = href.indexOf("?", from)
  const isAsked = query >= 0 && query < end
  return {
    pathname: href.slice(from, isAsked ? query : end),
    // A bare question mark asks nothing.
    search: isAsked && query + 1 < end ? href.slice(query, end) : "",
  }
}
