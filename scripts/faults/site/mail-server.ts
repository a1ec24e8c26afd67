import type { AddressInfo, Socket } from "node:net"
import { setTimeout as sleep } from "node:timers/promises"
import { simpleParser } from "mailparser"
import type { ParsedMail } from "mailparser"
import { SMTPServer } from "smtp-server"
import type { Arrived } from "#scripts/faults/history/read-letters.ts"
import { linkIn } from "#scripts/faults/trial/letters.ts"
import type { Inbox } from "#scripts/faults/trial/letters.ts"

/**
 * How the server behaves: it takes letters; says "not now" to all addresses, or to every other letter; takes a letter
 * and says "not now" all the same; says nothing; ends the line in the middle of a letter.
 */
export type Mood = "takes" | "not now" | "not this" | "takes twice" | "silent" | "cuts"

/** A real SMTP server that does not always behave. */
export interface MailServer extends Inbox {
  readonly url: string
  /** How often a letter came that had come before. */
  readonly again: () => number
  /** How many letters met with its present mood. */
  readonly met: () => number
  turn(mood: Mood): void
  close(): Promise<void>
}

/** Who has such an address is refused for good. */
const refused = "refused-"

export async function openMailServer(): Promise<MailServer> {
  const letters = new Map<string, Arrived>()
  const links = new Map<string, string[]>()
  const lines = new Set<Socket>()
  let mood: Mood = "takes"
  let again = 0
  let met = 0

  function keep({ id, ...letter }: Arrived, to: string, link: string | undefined): void {
    if (letters.has(id)) again += 1
    else if (link !== undefined) links.set(to, [...(links.get(to) ?? []), link])
    letters.set(id, { id, ...letter })
  }

  /** Takes a letter as the mood is. @returns what is said against it */
  function taken({ messageId = "", text = "", subject = "", attachments }: ParsedMail, to: string) {
    met += 1
    if (mood === "not this" && Math.random() < 0.5) return refusal(452)
    const receipts = attachments.map(({ filename = "", content }) => ({
      ...{ name: filename, content: content.toString() },
    }))
    const letter = { id: messageId, at: "the mail server", attachments: receipts }
    keep(letter, to, linkIn({ text, subject }))
    return mood === "takes twice" ? refusal(451) : undefined
  }

  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onRcptTo: ({ address }, _, answer) => {
      if (address.startsWith(refused)) answer(refusal(550))
      else if (mood === "not now" || mood === "silent") {
        met += 1
        if (mood === "not now") answer(refusal(451))
      } else answer()
    },
    onData: (stream, session, answer) => {
      if (mood === "silent") return
      if (mood === "cuts") {
        met += 1
        for (const line of lines) line.destroy()
        return
      }
      void simpleParser(stream).then(
        (letter) => answer(taken(letter, session.envelope.rcptTo[0]?.address ?? "")),
        // The line ended in the middle of it.
        () => undefined,
      )
    },
  })
  server.server.on("connection", (line: Socket) => {
    lines.add(line)
    line.once("close", () => lines.delete(line))
  })
  server.on("error", () => undefined)
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  return {
    url: `smtp://127.0.0.1:${String((server.server.address() as AddressInfo).port)}`,
    again: () => again,
    met: () => met,
    arrived: () => [...letters.values()],
    linksTo: async (email, many, patienceMs) => {
      const deadline = performance.now() + patienceMs
      while ((links.get(email)?.length ?? 0) < many && performance.now() < deadline) await sleep(50)
      return links.get(email) ?? []
    },
    turn: (next) => {
      mood = next
      met = 0
      // Who waits for a silent server waits until its line ends.
      for (const line of lines) line.destroy()
    },
    close: () => {
      for (const line of lines) line.destroy()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

function refusal(responseCode: number): Error {
  return Object.assign(new Error("not taken"), { responseCode })
}
