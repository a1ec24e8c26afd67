import { createHash } from "node:crypto"
import { todayAt } from "#app/lib/zone.ts"
import { canonicalJson } from "#app/lib/canonical-json.ts"
import { textAnswer, withHeaders } from "#app/server/answer.server.ts"
import type { Answer } from "#app/server/answer.server.ts"
import type { Sharing } from "#app/server/cache.server.ts"
import { concerning } from "#app/server/concerning.server.ts"
import { inOrder, isSafe } from "#app/server/exchange.server.ts"
import type { Doorkeeper, Exchange } from "#app/server/exchange.server.ts"
import { addressOf, isSharedFile, readAsked } from "#app/share/address.ts"
import type { Asked } from "#app/share/address.ts"
import { embedPolicy } from "#app/share/embed-style.server.ts"
import { embedPage } from "#app/share/embed.server.ts"
import { findFacts } from "#app/share/facts.server.ts"
import { feedOf, siteFeed } from "#app/share/feed.server.ts"
import { oembed } from "#app/share/oembed.server.ts"
import { pictureShelf, ShelfBusy } from "#app/share/picture-shelf.ts"
import { drawPicture, pictureWords } from "#app/share/picture.server.ts"

/** All of it may be kept: nobody is signed in here, and the language is in the address. */
export const sharedFilesCaching: Sharing = { isShared: () => true, vary: [] }

/**
 * Answers feeds, embedded pages, oEmbed and pictures for sharing: what others fetch of public pages.
 * @param before the doorkeepers that stand before the making, in their order
 */
export function sharedFiles(before: readonly Doorkeeper[]): Doorkeeper {
  const shelf = pictureShelf()
  const answer = inOrder(before, (exchange) => make(exchange, shelf))
  return concerning(({ url }) => isSharedFile(url.pathname), sharedFile)

  async function sharedFile(exchange: Exchange): Promise<Answer> {
    const { url, house, request } = exchange
    if (!isSafe(request.method)) {
      return withHeaders(textAnswer(405, "This is only read.\n"), { allow: "GET, HEAD" })
    }
    const asked = readAsked(url, house.defaultLang)
    if (!asked) return absent()
    // Equal questions have one address: none can fill the cache.
    Object.assign(url, addressOf(asked))
    return answer(exchange)
  }
}

async function make(exchange: Exchange, shelf: ReturnType<typeof pictureShelf>): Promise<Answer> {
  const { house, url, now } = exchange
  const asked = readAsked(url, house.defaultLang)
  const answer = asked && (await made(house, asked, todayAt(now), shelf))
  return answer ?? absent()
}

async function made(
  house: Exchange["house"],
  asked: Asked,
  today: string,
  shelf: ReturnType<typeof pictureShelf>,
): Promise<Answer | undefined> {
  switch (asked.file) {
    case "site-feed":
      return file(await siteFeed(house, asked, today), atomType)
    case "feed":
      return file(await feedOf(house, asked, today), atomType)
    case "oembed": {
      if (asked.format === "xml") return textAnswer(501, "oEmbed is answered as JSON here.\n")
      const found = await oembed(house, asked, today)
      return file(found && JSON.stringify(found), "application/json", open)
    }
    case "embed": {
      const facts = await findFacts(house, asked.place, { ...asked, today })
      if (!facts || facts.place === "promises") return undefined
      const { lang, theme } = asked
      return file(embedPage(facts, { lang, theme, origin: house.origin }), htmlType, {
        "content-security-policy": embedPolicy,
        ...open,
      })
    }
    case "picture":
      return picture(house, asked, today, shelf)
  }
}

async function picture(
  house: Exchange["house"],
  { place, id, lang }: Extract<Asked, { file: "picture" }>,
  today: string,
  shelf: ReturnType<typeof pictureShelf>,
): Promise<Answer | undefined> {
  const facts = await findFacts(house, place, { id, lang, today })
  if (!facts) return undefined
  const words = pictureWords(facts, lang)
  const key = createHash("sha256")
    .update(`${lang} ${canonicalJson({ ...words })}`)
    .digest("hex")
  try {
    return file(await shelf(key, () => drawPicture(words, lang)), "image/png", open)
  } catch (fault) {
    if (!(fault instanceof ShelfBusy)) throw fault
    return withHeaders(textAnswer(503, "Too many pictures are being drawn.\n"), {
      "retry-after": "5",
    })
  }
}

const atomType = "application/atom+xml; charset=utf-8"
const htmlType = "text/html; charset=utf-8"

/** Other sites show and read it. */
const open = { "access-control-allow-origin": "*", "cross-origin-resource-policy": "cross-origin" }

function file(
  body: string | Buffer | undefined,
  type: string,
  headers: Readonly<Record<string, string>> = open,
): Answer | undefined {
  if (body === undefined) return undefined
  return { status: 200, headers: { "content-type": type, ...headers }, body: Buffer.from(body) }
}

function absent(): Answer {
  return textAnswer(404, "There is nothing here.\n")
}
