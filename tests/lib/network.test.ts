import { describe, expect, test } from "vitest"
import { isWithin, networkOf, parseNetworks, plainAddress } from "#app/lib/network.server.ts"

describe("networks", () => {
  test.each([
    ["127.0.0.1", "127.0.0.1", true],
    ["127.0.0.1", "::ffff:127.0.0.1", true],
    ["::ffff:10.0.0.1", "10.0.0.1", true],
    ["127.0.0.1", "127.0.0.2", false],
    ["10.0.0.0/8, fd00::/8", "10.255.0.1", true],
    ["10.0.0.0/8 fd00::/8", "fd12::1", true],
    ["10.0.0.0/8, fd00::/8", "11.0.0.1", false],
    ["::1", "0:0:0:0:0:0:0:1", true],
    ["0.0.0.0/0", "::1", false],
    ["10.0.0.0/8", "nobody", false],
    ["10.0.0.0/8", "", false],
    ["", "127.0.0.1", false],
  ])("%j hold %s: %s", (text, address, within) => {
    const networks = parseNetworks(text)
    expect(networks && isWithin(networks, address)).toBe(within)
  })

  test.each([
    "proxy.example",
    "10.0.0.0/33",
    "10.0.0.0/-1",
    "fd00::/129",
    "10.0.0/8",
    "1.2.3.4/8/8",
  ])("%j are none", (text) => {
    expect(parseNetworks(text)).toBeUndefined()
  })
})

test.each([
  ["203.0.113.7", "203.0.113.7/32", "203.0.113/24"],
  ["::ffff:203.0.113.7", "203.0.113.7/32", "203.0.113/24"],
  ["2001:DB8:1:2::7", "2001:db8:1:2/64", "2001:db8:1/48"],
  ["2001:0db8:0001:0002:0:0:0:9", "2001:db8:1:2/64", "2001:db8:1/48"],
  ["2001:db8::1", "2001:db8:0:0/64", "2001:db8:0/48"],
  ["::1", "0:0:0:0/64", "0:0:0/48"],
  ["fe80::1%eth0", "fe80:0:0:0/64", "fe80:0:0/48"],
  ["unknown", "unknown", "unknown"],
])("%s is in the networks %s and %s", (address, household, neighbourhood) => {
  expect(networkOf(address, { v4: 32, v6: 64 })).toBe(household)
  expect(networkOf(address, { v4: 24, v6: 48 })).toBe(neighbourhood)
})

test("one address has one spelling, whatever socket it came by", () => {
  expect(plainAddress("::FFFF:203.0.113.7")).toBe("203.0.113.7")
  expect(plainAddress("::ffff:0:1")).toBe("::ffff:0:1")
})
