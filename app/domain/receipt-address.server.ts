import { deflateRawSync } from "node:zlib"

/**
 * The address that a QR code carries a receipt in: the page that checks it, and behind the `#`, which
 * browsers send to nobody, the packed file.
 *
 * @param page the address of the page that checks receipts, in the reader's language
 */
export function receiptAddress(page: string, receipt: string): string {
  return `${page}#${deflateRawSync(receipt, { level: 9 }).toString("base64url")}`
}
