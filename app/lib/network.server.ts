import { isIP, isIPv4 } from "node:net"
import ipaddr from "ipaddr.js"

type Address = ReturnType<typeof ipaddr.parse>

/** A set of networks that an address can be in. */
export type Networks = readonly (readonly [network: Address, bits: number])[]

/** An IPv4 address as such, however a socket of IPv6 writes it; without the zone of a link. */
export function plainAddress(address: string): string {
  return address
    .replace(/^::ffff:(?=\d+\.)/i, "")
    .replace(/%.*$/, "")
    .toLowerCase()
}

/**
 * Reads addresses and networks, parted by commas or spaces: `127.0.0.1, 10.0.0.0/8, fd00::/8`.
 *
 * @returns undefined where one of them is none
 */
export function parseNetworks(text: string): Networks | undefined {
  const networks = text
    .split(/[\s,]+/)
    .filter(Boolean)
    .map(parseNetwork)
  return networks.every((network) => network !== undefined) ? networks : undefined
}

/** Whether an address is in one of the networks; what is no address is in none. */
export function isWithin(networks: Networks, address: string): boolean {
  const plain = plainAddress(address)
  if (networks.length === 0 || isIP(plain) === 0) return false
  const parsed = ipaddr.parse(plain)
  return networks.some(
    ([network, bits]) => network.kind() === parsed.kind() && parsed.match(network, bits),
  )
}

/** Bits of a network that many households share. */
export const neighbourhood = { v4: 24, v6: 48 } as const

/**
 * The network of so many bits that an address is in, in one spelling: `203.0.113/24`, `2001:db8:1:2/64`.
 *
 * @param bits of an IPv4 and of an IPv6 address; whole bytes, and whole groups of sixteen
 */
export function networkOf(address: string, bits: { readonly v4: number; readonly v6: number }) {
  const plain = plainAddress(address)
  if (isIP(plain) === 0) return plain
  if (isIPv4(plain)) {
    const kept = plain.split(".").slice(0, bits.v4 / 8)
    return `${kept.join(".")}/${String(bits.v4)}`
  }
  return `${groupsOf(plain)
    .slice(0, bits.v6 / 16)
    .join(":")}/${String(bits.v6)}`
}

function parseNetwork(text: string): Networks[number] | undefined {
  const [address = "", bits, ...rest] = text.split("/")
  if (isIP(address) === 0 || rest.length > 0) return undefined
  const plain = plainAddress(address)
  const most = isIPv4(plain) ? 32 : 128
  if (bits !== undefined && (!/^\d{1,3}$/.test(bits) || Number(bits) > most)) return undefined
  return [ipaddr.parse(plain), bits === undefined ? most : Number(bits)]
}

/** The eight groups of an IPv6 address, without zeros in front. */
function groupsOf(address: string): string[] {
  const [head = "", tail = ""] = address.split("::")
  const left = head.split(":").filter(Boolean)
  const right = tail.split(":").filter(Boolean)
  const middle = Array<string>(Math.max(0, 8 - left.length - right.length)).fill("0")
  return [...left, ...middle, ...right].map((group) => Number.parseInt(group, 16).toString(16))
}
