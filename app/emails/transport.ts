import type { Letter } from "./letter.ts"

/** A letter on its way. `id` is the same however often it is sent: mail programs then show it once. */
export interface Mail extends Letter {
  /** Message-ID without its angle brackets: `42@uade.example`. */
  readonly id: string
  /** One address, as `parseEmailAddress` accepts it. */
  readonly to: string
}

/** Carries mail. Throws where it was not taken; whoever calls tries again. */
export interface Transport {
  deliver(mail: Mail): Promise<void>
  /** Destroys the letters to an address that the carrier itself still keeps, where it keeps any. */
  forget?(to: string): Promise<void>
  close(): void
}

/** Thrown where the address will never take this mail: trying again is of no use. */
export class Undeliverable extends Error {
  override readonly name = "Undeliverable"
  constructor(readonly code: string) {
    super(`the mail was refused for good: ${code}`)
  }
}
