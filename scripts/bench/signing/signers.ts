import { formRequest, readingRequest } from "#scripts/bench/load/requests.ts"

/** People who sign one petition, as requests: each new one by an address of their own. */
export class Signers {
  /** Form, request, mailed page, confirmation. */
  static readonly steps = 4
  private asked = 0
  private confirmed = 0
  private read = 0
  private step = 0

  /** @param secrets of letters that lie in mailboxes already: a confirmation takes the next */
  constructor(
    private readonly port: number,
    private readonly petition: string,
    private readonly secrets: readonly string[],
  ) {}

  fields(): Record<string, string> {
    this.asked += 1
    const email = `signer${String(this.asked)}@mail${String(this.asked % 97)}.invalid`
    return { family: "Example", given: "Samal", email, voter: "on", consent: "on" }
  }

  request(): string {
    return formRequest(this.port, `/kk/petitions/${this.petition}/sign`, this.fields())
  }

  /** Undefined where every letter was used. */
  confirmation(): string | undefined {
    const secret = this.secrets[this.confirmed]
    this.confirmed += 1
    return secret === undefined ? undefined : formRequest(this.port, `/kk/signature/${secret}`, {})
  }

  /** The page that a signer is led to, of those whose signature was counted; each in turn. */
  counted(): string {
    this.read += 1
    const secret = this.secrets[this.read % Math.min(this.confirmed, this.secrets.length)]
    return readingRequest(this.port, `/kk/signature/${secret ?? ""}`)
  }

  /** @throws where there were too few letters: whoever came after the last did nothing, and was measured all the same */
  refuseSpent(): void {
    if (this.confirmed <= this.secrets.length) return
    const many = String(this.secrets.length)
    throw new Error(`more than ${many} must have asked on a machine as fast as this: BENCH_SIGNERS`)
  }

  /** The four steps in turn: many people are each at another one. */
  journey(): string | undefined {
    this.step += 1
    switch (this.step % Signers.steps) {
      case 1:
        return readingRequest(this.port, `/kk/petitions/${this.petition}/sign`)
      case 2:
        return this.request()
      case 3: {
        const secret = this.secrets[this.confirmed]
        return secret === undefined
          ? undefined
          : readingRequest(this.port, `/kk/signature/${secret}`)
      }
      default:
        return this.confirmation()
    }
  }
}
