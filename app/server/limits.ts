const second = 1000
const kib = 1024
const mib = 1024 * kib

/** How much, how long and how often: what one client can make the server hold. */
export const usualLimits = {
  formBytes: 64 * kib,
  /** On routes whose row in the route table says `upload: true`. */
  uploadBytes: 10 * mib,
  /** Of the request line and all header fields. */
  headerBytes: 16 * kib,
  headerFields: 100,

  /** Until the header fields are in. */
  headersMs: 15 * second,
  /** Until a form is in; a phone at the edge of a village needs some seconds. */
  formMs: 20 * second,
  uploadMs: 120 * second,
  /** Without a byte either way: also for who asks and does not read. */
  silentMs: 90 * second,
  /** Longer than a proxy keeps its end open, so that it never asks on a closed line. */
  keepAliveMs: 65 * second,
  /** How often the times above are looked at. */
  checkMs: 2 * second,

  requestsPerSocket: 1000,
  sockets: 4096,

  /** How much of a refused body is read past, so that its sender sees why. */
  lingerBytes: 32 * mib,
  /** The same where the sender does not say how much will come. */
  lingerBytesUntold: 256 * kib,
  lingerSilentMs: 0.5 * second,
}

export type Limits = typeof usualLimits
