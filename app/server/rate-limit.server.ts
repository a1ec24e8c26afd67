import { isIPv6 } from "node:net"
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible"
import { isSafe } from "#app/server/exchange.server.ts"
import type { Doorkeeper, Exchange } from "#app/server/exchange.server.ts"
import { Problem } from "#app/server/problem.server.ts"

/** How often one network address may ask. The first row that fits holds, and a request counts once. */
const table = [
  {
    name: "sign-in",
    posts: true,
    path: /^\/\w+\/(session|account)(\/|$)/,
    points: 20,
    seconds: 300,
  },
  { name: "forms", posts: true, path: /^\//, points: 120, seconds: 60 },
  { name: "pages", posts: false, path: /^\//, points: 3000, seconds: 60 },
] as const

const limiters = new Map(
  table.map((row) => [
    row.name,
    new RateLimiterMemory({ keyPrefix: row.name, points: row.points, duration: row.seconds }),
  ]),
)

/** Answers 429 with the wait when one address asks more often than people do. */
export const rateLimit: Doorkeeper = async function rateLimit(exchange, next) {
  const posts = !isSafe(exchange.request.method)
  const row = table.find((row) => row.posts === posts && row.path.test(exchange.url.pathname))
  if (row) await consume(exchange, row.name)
  return next()
}

async function consume(exchange: Exchange, name: (typeof table)[number]["name"]): Promise<void> {
  try {
    await limiters.get(name)?.consume(network(exchange.address))
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal
    throw new Problem(429, { "retry-after": String(Math.ceil(refusal.msBeforeNext / 1000)) })
  }
}

/** One household: an IPv4 address, or the /64 of an IPv6 address. */
function network(address: string): string {
  if (!isIPv6(address) || address.startsWith("::ffff:")) return address.replace("::ffff:", "")
  const [head = "", tail = ""] = address.split("::")
  const left = head.split(":").filter(Boolean)
  const right = tail.split(":").filter(Boolean)
  const middle = Array<string>(Math.max(0, 8 - left.length - right.length)).fill("0")
  return [...left, ...middle, ...right].slice(0, 4).join(":")
}
