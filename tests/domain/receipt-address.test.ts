import { inflateRawSync } from "node:zlib"
import { randomBytes } from "node:crypto"
import { describe, expect, test } from "vitest"
import { qrCode } from "#app/auth/qr-code.server.ts"
import { receiptAddress } from "#app/domain/receipt-address.server.ts"
import { formatTlogProof } from "#app/log/tlog-proof.ts"

const page = "https://uade.example/kk/receipts"

/** A receipt of a log of eight million leaves, cosigned by three witnesses: nothing in it can be packed. */
const longest = formatTlogProof({
  extra: randomBytes(450),
  index: 7_999_999n,
  proof: Array.from({ length: 23 }, () => randomBytes(32)),
  checkpoint: `uade.example/log\n8000000\n${randomBytes(32).toString("base64")}\n\n${[1, 2, 3, 4]
    .map((name) => `— witness${String(name)}.example ${randomBytes(76).toString("base64")}\n`)
    .join("")}`,
})

describe("the address that carries a receipt", () => {
  test("holds it whole behind the sign that browsers send to nobody", () => {
    const [before, packed = ""] = receiptAddress(page, longest).split("#")
    expect(before).toBe(page)
    expect(inflateRawSync(Buffer.from(packed, "base64url")).toString()).toBe(longest)
  })

  test("fits into a QR code", () => {
    const address = receiptAddress(page, longest)
    expect(address.length).toBeLessThan(2954)
    expect(qrCode(address, "L").size).toBeLessThanOrEqual(185)
  })
})
