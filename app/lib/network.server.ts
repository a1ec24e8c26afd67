import { BlockList, isIP, isIPv4 } from "node:net"

/** A set of networks that an address can be in. */
export type Networks = Pick<BlockList, "check">

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
  const networks = new BlockList()
  for (const part of text.split(/[\s,]+/).filter(Boolean)) {
    if (!addNetwork(networks, part)) return undefined
  }
  return networks
}

/** Whether an address is in one of the networks; what is no address is in none. */
export function isWithin(networks: Networks, address: string): boolean {
  const plain = plainAddress(address)
  return isIP(plain) !== 0 && networks.check(plain, familyOf(plain))
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

function addNetwork(networks: BlockList, text: string): boolean {
  const [address = "", bits, ...rest] = text.split("/")
  if (isIP(address) === 0 || rest.length > 0) return false
  const plain = plainAddress(address)
  const family = familyOf(plain)
  if (bits === undefined) networks.addAddress(plain, family)
  else if (!/^\d{1,3}$/.test(bits) || Number(bits) > (family === "ipv4" ? 32 : 128)) return false
  else networks.addSubnet(plain, Number(bits), family)
  return true
}

function familyOf(address: string): "ipv4" | "ipv6" {
  return isIPv4(address) ? "ipv4" : "ipv6"
}

/** The eight groups of an IPv6 address, without zeros in front. */
function groupsOf(address: string): string[] {
  const [head = "", tail = ""] = address.split("::")
  const left = head.split(":").filter(Boolean)
  const right = tail.split(":").filter(Boolean)
  const middle = Array<string>(Math.max(0, 8 - left.length - right.length)).fill("0")
  return [...left, ...middle, ...right].map((group) => Number.parseInt(group, 16).toString(16))
}
