/** So many markups are kept of one part at the most. */
const mostOfOne = 300
/** What is longer than that in words, as somebody's endless address makes it, is not kept. */
const longestWords = 4096

/**
 * The markup of parts of pages, each by all that it was made of: it is never out of date. Where there is one too many of a
 * part, all of that part go: some dozen are asked for again and again.
 */
export class KeptMarkup {
  private readonly kept = new Map<object, Map<string, string>>()

  /**
   * @param part which is meant, by identity
   * @param of all that its markup hangs on, so written that no two of it are written alike
   * @param make makes it where it is not kept
   */
  markup(part: object, of: string, make: () => string): string {
    const own = this.kept.get(part) ?? new Map<string, string>()
    const known = own.get(of)
    if (known !== undefined) return known
    const made = make()
    if (of.length > longestWords) return made
    if (own.size >= mostOfOne) own.clear()
    this.kept.set(part, own.set(of, made))
    return made
  }
}
