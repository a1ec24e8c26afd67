import type { House } from "#app/context.server.ts"
import { textAnswer } from "#app/server/answer.server.ts"
import type { Answer } from "#app/server/answer.server.ts"
import type { Exchange, Next } from "#app/server/exchange.server.ts"

type NamedHouse = Pick<House, "origin" | "mode">

/** Refuses a request for another host: links in pages and mails are built from ours alone. */
export function host({ house, request }: Exchange, next: Next): Promise<Answer> {
  if (namesOf(house).hosts.includes(request.headers.host ?? "")) return next()
  return Promise.resolve(textAnswer(421, "This server does not answer for that host.\n"))
}

/** The origins that people reach us by: outside production also the loopback names of the same port. */
export function ourOrigins(house: NamedHouse): readonly string[] {
  return namesOf(house).origins
}

interface Names {
  readonly origins: readonly string[]
  readonly hosts: readonly string[]
}

const known = new WeakMap<NamedHouse, Names>()

/** Every request asks twice, and what a house is called stays. */
function namesOf(house: NamedHouse): Names {
  const before = known.get(house)
  if (before) return before
  const origins = originsOf(house)
  const names = { origins, hosts: origins.map((origin) => new URL(origin).host) }
  known.set(house, names)
  return names
}

function originsOf({ origin, mode }: NamedHouse): readonly string[] {
  if (mode === "production") return [origin]
  const { protocol, port } = new URL(origin)
  const suffix = port ? `:${port}` : ""
  const loopback = ["localhost", "127.0.0.1", "[::1]"]
  return [origin, ...loopback.map((name) => `${protocol}//${name}${suffix}`)]
}
