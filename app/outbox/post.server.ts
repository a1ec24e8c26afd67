import { letterOf } from "./letters.server.ts"
import type { LetterHouse } from "./letter-writers.server.ts"
import type { Transport } from "#app/emails/transport.ts"
import type { Task } from "#db/queries/outbox.server.ts"

/** Writes the letters of tasks and hands them to whoever carries mail. Nothing is stored here of what became of them. */
export interface Post {
  /**
   * Done again, a letter has the same Message-ID.
   * @throws where the kind or the payload is not known here, or the mail was not taken
   */
  send(task: Letterful): Promise<void>
  /** Ends what it began by itself. What is under way is not waited for. */
  close(): void
}

/** What of a task its letter hangs on. */
export interface Letterful extends Pick<Task, "id" | "kind" | "payload"> {
  /** Of the mail, the same whenever it is tried: see `Mail`. */
  readonly mailId: string
}

/** The post of this very thread. The transport is its owner's to close. */
export function postHere(house: LetterHouse, transport: Transport): Post {
  return {
    send: async (task) => {
      const mail = await letterOf(house, task)
      if (!mail) return
      await transport.deliver({ id: task.mailId, to: mail.to, ...mail.letter })
    },
    close: () => undefined,
  }
}
