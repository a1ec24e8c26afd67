import type { Outcome } from "./outcome.ts"

/** What an address answered with. */
export interface Fetched {
  /** Where the last redirect led. */
  readonly url: string
  readonly bytes: Uint8Array
  /** As the sender says; what it is, its bytes say. */
  readonly charset: string | null
}

export type FetchRefusal =
  | "address-not-web"
  | "address-not-public"
  | "address-unknown"
  | "address-moves-on"
  | "address-refuses"
  | "address-too-slow"
  | "address-too-large"

/** Fetches one address. A house may have none: then nothing is ever fetched. */
export type FetchSource = (address: string) => Promise<Outcome<Fetched, FetchRefusal>>
