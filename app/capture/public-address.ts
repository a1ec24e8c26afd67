import ipaddr from "ipaddr.js"

/**
 * Tells whether an IP address belongs to somebody on the public internet: neither to this machine, its
 * network or its cloud, nor a form of IPv6 that stands for an IPv4 address (mapped, compatible, NAT64, 6to4,
 * Teredo) and would be routed to it.
 *
 * IPv6 outside 2000::/3 is not assigned as global unicast (IANA, IPv6 Address Space).
 */
export function isPublicAddress(address: string): boolean {
  const isWhole = ipaddr.IPv4.isValidFourPartDecimal(address) || ipaddr.IPv6.isValid(address)
  if (!isWhole) return false
  const parsed = ipaddr.parse(address)
  if (parsed.range() !== "unicast") return false
  return parsed.kind() === "ipv4" || parsed.match(globalUnicast)
}

const globalUnicast = ipaddr.parseCIDR("2000::/3")
