import type { House } from "#app/context.server.ts"
import { textAnswer } from "#app/server/answer.server.ts"
import type { Answer } from "#app/server/answer.server.ts"
import type { Exchange, Next } from "#app/server/exchange.server.ts"

/** Refuses a request for another host: links in pages and mails are built from ours alone. */
export function host({ house, request }: Exchange, next: Next): Promise<Answer> {
  if (hostsOf(house).has(request.headers.host ?? "")) return next()
  return Promise.resolve(textAnswer(421, "This server does not answer for that host.\n"))
}

const hosts = new WeakMap<House, ReadonlySet<string>>()

/** The names of a house do not change: they are read out of its origins once. */
function hostsOf(house: House): ReadonlySet<string> {
  const known = hosts.get(house) ?? new Set(ourOrigins(house).map((one) => new URL(one).host))
  hosts.set(house, known)
  return known
}

/** The origins that people reach us by: outside production also the loopback names of the same port. */
export function ourOrigins(house: Pick<House, "origin" | "mode">): string[] {
  if (house.mode === "production") return [house.origin]
  const { protocol, port } = new URL(house.origin)
  const suffix = port ? `:${port}` : ""
  const loopback = ["localhost", "127.0.0.1", "[::1]"]
  return [house.origin, ...loopback.map((name) => `${protocol}//${name}${suffix}`)]
}
