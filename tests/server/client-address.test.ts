import { expect, test } from "vitest"
import { parseNetworks } from "#app/lib/network.server.ts"
import { clientAddress } from "#app/server/client-address.server.ts"

const proxies = "127.0.0.1, 10.0.0.0/8, fd00::/8"

test.each([
  // The peer is no proxy of ours: whatever it tells of others is its own word.
  ["198.51.100.1", "203.0.113.7", "198.51.100.1"],
  ["::ffff:198.51.100.1", "127.0.0.1", "198.51.100.1"],
  // One proxy, which writes at the end; what stands before it the sender made up.
  ["127.0.0.1", "203.0.113.7", "203.0.113.7"],
  ["::ffff:127.0.0.1", "1.1.1.1, 203.0.113.7", "203.0.113.7"],
  // A chain of ours: the first from the right that is not.
  ["127.0.0.1", "1.1.1.1, 203.0.113.7, 10.1.2.3", "203.0.113.7"],
  ["10.1.2.3", "203.0.113.7, fd00::5, 127.0.0.1", "203.0.113.7"],
  // All of it ours, or nothing told: the outermost that is known.
  ["127.0.0.1", "10.1.2.3, 10.1.2.4", "10.1.2.3"],
  ["127.0.0.1", undefined, "127.0.0.1"],
  ["127.0.0.1", "", "127.0.0.1"],
  // What is no address ends the chain.
  ["127.0.0.1", "203.0.113.7, unknown", "127.0.0.1"],
  ["127.0.0.1", "203.0.113.7, <script>, 10.1.2.3", "10.1.2.3"],
  // With ports, as some proxies write.
  ["127.0.0.1", "203.0.113.7:4711", "203.0.113.7"],
  ["127.0.0.1", "[2001:DB8::7]:4711", "2001:db8::7"],
  ["127.0.0.1", "2001:db8::7", "2001:db8::7"],
  ["127.0.0.1", "::ffff:203.0.113.7", "203.0.113.7"],
])("asked by %s, forwarded for %j, it is %s", (peer, forwarded, address) => {
  expect(clientAddress(peer, forwarded, parseNetworks(proxies))).toBe(address)
})

test("without a proxy of ours nobody is believed", () => {
  expect(clientAddress("127.0.0.1", "203.0.113.7", undefined)).toBe("127.0.0.1")
})
