import { isIP } from "node:net"
import { isWithin, plainAddress } from "#app/lib/network.server.ts"
import type { Networks } from "#app/lib/network.server.ts"

/**
 * Whose request this is: the last address, read from the right, that is none of our own proxies'. What
 * stands further left the sender wrote, and so does the whole list where no proxy of ours speaks.
 *
 * @param peer the socket's other end
 * @param forwarded X-Forwarded-For, as it came
 */
export function clientAddress(
  peer: string,
  forwarded: string | undefined,
  trusted: Networks | undefined,
): string {
  let address = plainAddress(peer)
  const told = (forwarded ?? "").split(",").map(withoutPort)
  while (trusted && isWithin(trusted, address)) {
    const before = told.pop()
    if (before === undefined || isIP(before) === 0) break
    address = plainAddress(before)
  }
  return address
}

/** Some proxies write the port too: `203.0.113.7:4711`, `[2001:db8::7]:4711`. */
function withoutPort(hop: string): string {
  const text = hop.trim()
  return /^\[(.+)\](:\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text
}
