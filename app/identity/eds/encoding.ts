/** The DER of each PEM block of a label (RFC 7468) in a file; none where it is no PEM. */
export function blocksIn(bytes: Uint8Array, ...labels: readonly string[]) {
  const text = Buffer.from(bytes).toString("latin1")
  const blocks = text.matchAll(/-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \1-----/g)
  return [...blocks].flatMap(([, label, body]) =>
    label !== undefined && labels.includes(label) ? [fromBase64(body ?? "")] : [],
  )
}

/** Bytes of their own, from the first to the last: what parsers that look at the buffer behind need. */
export function binaryOf(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes)
}

/**
 * A signed message as programs hand it out: DER, PEM, or the base64 alone. Undefined where it is none of
 * these.
 */
export function messageOf(sent: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  // Every DER sequence begins with this byte, which no PEM and no base64 of one does.
  if (sent[0] === 0x30) return binaryOf(sent)
  const [block] = blocksIn(sent, "CMS", "PKCS7", "PKCS #7 SIGNED DATA")
  if (block) return block
  const text = Buffer.from(sent).toString("latin1").replace(/\s/g, "")
  return /^[A-Za-z0-9+/]+={0,2}$/.test(text) ? fromBase64(text) : undefined
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return binaryOf(Buffer.from(text, "base64"))
}
