import { isIPv6 } from "node:net"
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible"
import { isSafe } from "#app/server/exchange.server.ts"
import type { Doorkeeper } from "#app/server/exchange.server.ts"
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

type Row = (typeof table)[number]

/** Answers 429 with the wait when one address asks more often than people do. */
export function rateLimit(): Doorkeeper {
  const limiters = new Map(table.map((row) => [row.name, limiterFor(row)]))

  return async function rateLimit(exchange, next) {
    const posts = !isSafe(exchange.request.method)
    const row = table.find((row) => row.posts === posts && row.path.test(exchange.url.pathname))
    const limiter = row && limiters.get(row.name)
    if (limiter) await consume(limiter, network(exchange.address))
    return next()
  }
}

function limiterFor({ name, points, seconds }: Row): RateLimiterMemory {
  return new RateLimiterMemory({ keyPrefix: name, points, duration: seconds })
}

async function consume(limiter: RateLimiterMemory, household: string): Promise<void> {
  try {
    await limiter.consume(household)
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal
    throw new Problem(429, { "retry-after": String(Math.ceil(refusal.msBeforeNext / 1000)) })
  }
}

/** One household: an IPv4 address, or the /64 of an IPv6 address, however it is written. */
function network(address: string): string {
  if (!isIPv6(address) || address.startsWith("::ffff:")) return address.replace("::ffff:", "")
  const [head = "", tail = ""] = address.split("::")
  const left = head.split(":").filter(Boolean)
  const right = tail.split(":").filter(Boolean)
  const middle = Array<string>(Math.max(0, 8 - left.length - right.length)).fill("0")
  const groups = [...left, ...middle, ...right].slice(0, 4)
  return groups.map((group) => Number.parseInt(group, 16)).join(":")
}
