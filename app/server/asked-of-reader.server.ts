import type { SignedIn } from "#app/context.server.ts"
import type { SubjectKind } from "#db/changes.server.ts"

/** What a page asks about its reader: the same answer for the same account, whoever else may be reading. */
export type Question<Answer = unknown> = (account: SignedIn | null) => Answer

interface Answered {
  readonly question: Question
  readonly answer: string
}

/**
 * What was asked about the reader while their page was made. For whom all of it has the same answers, the page is the
 * same; one that looked at its reader in any other way is theirs alone.
 */
export class AskedOfReader {
  private readonly answered: Answered[] = []
  private looked = false
  /** Of which kinds of subjects the page was made; undefined until somebody has noted it. */
  kinds: ReadonlySet<SubjectKind> | undefined

  /** Asks, and remembers question and answer. */
  ask<Answer>(question: Question<Answer>, account: SignedIn | null): Answer {
    const answer = question(account)
    this.answered.push({ question, answer: written(answer) })
    return answer
  }

  /** Notes that the page looked at who reads it, or at where they come from. */
  look(): void {
    this.looked = true
  }

  /** Whether the page that was made is the page of this reader too. */
  fits(account: SignedIn | null): boolean {
    return (
      !this.looked &&
      this.answered.every(({ question, answer }) => written(question(account)) === answer)
    )
  }
}

function written(answer: unknown): string {
  return JSON.stringify([answer])
}
