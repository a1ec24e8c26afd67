import { readMapAsked } from "#app/share/address.ts"
import type { MapAsked } from "#app/share/address.ts"
import { robots, siteMapIndex, siteMapPart } from "#app/share/site-map.server.ts"
import { textAnswer, withHeaders } from "#app/server/answer.server.ts"
import type { Answer } from "#app/server/answer.server.ts"
import { concerning } from "#app/server/concerning.server.ts"
import { inOrder, isSafe } from "#app/server/exchange.server.ts"
import type { Doorkeeper, Exchange } from "#app/server/exchange.server.ts"
import { mappedPlaces } from "#db/queries/site-map.server.ts"

/**
 * Answers crawlers: robots.txt, and the maps of the site part by part.
 * @param before the doorkeepers that stand before the making, in their order
 */
export function siteMaps(before: readonly Doorkeeper[]): Doorkeeper {
  const answer = inOrder(before, make)
  return concerning(({ url }) => readMapAsked(url.pathname) !== undefined, siteMap)

  async function siteMap(exchange: Exchange): Promise<Answer> {
    const { url, request } = exchange
    if (!isSafe(request.method)) {
      return withHeaders(textAnswer(405, "This is only read.\n"), { allow: "GET, HEAD" })
    }
    // Equal questions have one address: none can fill the cache.
    url.search = ""
    return answer(exchange)
  }
}

async function make({ house, url }: Exchange): Promise<Answer> {
  const asked = readMapAsked(url.pathname)
  const text = asked && (await textOf(house, asked))
  if (text === undefined) return textAnswer(404, "There is nothing here.\n")
  const type = asked?.file === "robots" ? "text/plain" : "application/xml"
  return {
    status: 200,
    headers: { "content-type": `${type}; charset=utf-8` },
    body: Buffer.from(text),
  }
}

async function textOf(house: Exchange["house"], asked: MapAsked): Promise<string | undefined> {
  if (asked.file !== "site-map") {
    return asked.file === "robots" ? robots(house) : siteMapIndex(house)
  }
  if (asked.name === "pages") return siteMapPart(house, "pages", undefined)
  const place = mappedPlaces.find((one) => one === asked.name)
  return place && siteMapPart(house, place, asked.after)
}
