import { newSecret } from "#app/lib/seal.server.ts"

/** So many markups of pages are kept, the one asked for last the longest. */
const mostKept = 64

/**
 * The markup of pages behind a letter's secret. Thousands who sign one petition open the same page, but for the secret
 * in its links: it is rendered once, with another word in the secret's place, and written out with each one's own. Kept
 * is it by ALL that it is rendered of, so that it is never out of date; and no secret lies here.
 */
export class LetterPages {
  private readonly kept = new Map<string, string>()

  /**
   * @param secret which stands in the page's data and address
   * @param given all that the page is rendered of
   * @param render makes the markup, where it was not made before
   */
  markup(secret: string, given: object, render: () => string): string {
    // What is no secret of ours may be a word that stands elsewhere in the page too.
    if (!ofLetter.test(secret)) return render()
    const key = JSON.stringify(given).replaceAll(secret, another)
    const known = this.kept.get(key)
    const markup = known?.replaceAll(another, secret) ?? render()
    this.kept.delete(key)
    this.kept.set(key, known ?? markup.replaceAll(secret, another))
    const [oldest] = this.kept.keys()
    if (this.kept.size > mostKept && oldest !== undefined) this.kept.delete(oldest)
    return markup
  }
}

/** 32 random bytes in base64url: the same in an address, in markup and in JSON. */
const ofLetter = /^[\w-]{43}$/
const another = newSecret()
