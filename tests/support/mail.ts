import type { AddressInfo } from "node:net"
import { simpleParser } from "mailparser"
import type { ParsedMail } from "mailparser"
import { SMTPServer } from "smtp-server"

/** A letter as it arrived, with the addresses it was handed over for. */
export type Letter = ParsedMail & { readonly recipients: readonly string[] }

/** A mail server that takes every letter and keeps it. */
export interface Mailbox {
  /** For SMTP_URL. */
  readonly url: string
  readonly letters: readonly Letter[]
  /**
   * The oldest letter to an address that was not yet handed out, waited for when none is there.
   * @throws when none arrives in time, naming those who had mail
   */
  waitForMail(to: string, milliseconds?: number): Promise<Letter>
  stop(): Promise<void>
}

export async function startMailbox(): Promise<Mailbox> {
  const letters: Letter[] = []
  const handedOut = new Set<Letter>()
  const arrivals = new EventTarget()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData: (stream, session, answer) => {
      simpleParser(stream).then((mail) => {
        const recipients = session.envelope.rcptTo.map((to) => to.address.toLowerCase())
        letters.push({ ...mail, recipients })
        arrivals.dispatchEvent(new Event("letter"))
        answer()
      }, answer)
    },
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const { port } = server.server.address() as AddressInfo

  function take(to: string): Letter | undefined {
    const letter = letters.find(
      (candidate) => candidate.recipients.includes(to.toLowerCase()) && !handedOut.has(candidate),
    )
    if (letter) handedOut.add(letter)
    return letter
  }

  return {
    url: `smtp://127.0.0.1:${String(port)}`,
    letters,
    waitForMail: async (to, milliseconds = 15_000) => {
      const overdue = AbortSignal.timeout(milliseconds)
      for (;;) {
        const letter = take(to)
        if (letter) return letter
        if (overdue.aborted) throw new Error(noMail(to, letters))
        await nextEvent(arrivals, overdue)
      }
    },
    stop: () => new Promise((resolve) => server.close(resolve)),
  }
}

function nextEvent(arrivals: EventTarget, overdue: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const once = { once: true }
    arrivals.addEventListener("letter", () => resolve(), once)
    overdue.addEventListener("abort", () => resolve(), once)
  })
}

function noMail(to: string, letters: readonly Letter[]): string {
  const others = letters.map((letter) => `${letter.recipients.join(", ")}: ${letter.subject ?? ""}`)
  return `No mail came to ${to}. Mail came to: ${others.join("; ") || "nobody"}`
}
