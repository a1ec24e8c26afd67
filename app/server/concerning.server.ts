import type { Answer } from "#app/server/answer.server.ts"
import type { Doorkeeper, Exchange } from "#app/server/exchange.server.ts"

/**
 * A doorkeeper for some requests alone. All others go by without a promise of its own: there are a dozen of them, and
 * while a page is made Node keeps an eye on each promise.
 *
 * @param is whether a request is one of those; what it throws is thrown at once
 */
export function concerning(
  is: (exchange: Exchange) => boolean,
  answer: (exchange: Exchange) => Promise<Answer>,
): Doorkeeper {
  return (exchange, next) => (is(exchange) ? answer(exchange) : next())
}
