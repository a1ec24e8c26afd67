import type { AddressInfo } from "node:net"
import { simpleParser } from "mailparser"
import type { ParsedMail } from "mailparser"
import { SMTPServer } from "smtp-server"
import { onTestFinished } from "vitest"

/** What the server says to a recipient or to a message: accepted, or refused with a code of SMTP. */
export interface Manners {
  recipient?: (address: string) => number | undefined
  /** Called once the message is there. */
  message?: (nth: number) => number | undefined
}

export interface MailServer {
  readonly url: string
  /** Every message that arrived, also those that were refused afterwards. */
  readonly received: (ParsedMail & { envelopeTo: string[] })[]
}

/** A real SMTP server on a free port, for the length of a test. */
export async function startMailServer(manners: Manners = {}): Promise<MailServer> {
  const received: MailServer["received"] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onRcptTo: ({ address }, _, answer) => {
      answer(refusal(manners.recipient?.(address)))
    },
    onData: (stream, session, answer) => {
      void simpleParser(stream).then((mail) => {
        const envelopeTo = session.envelope.rcptTo.map(({ address }) => address)
        received.push({ ...mail, envelopeTo })
        answer(refusal(manners.message?.(received.length)))
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())))
  const { port } = server.server.address() as AddressInfo
  return { url: `smtp://127.0.0.1:${String(port)}`, received }
}

function refusal(code: number | undefined): Error | null {
  if (code === undefined) return null
  return Object.assign(new Error("refused, canary@uade.example"), { responseCode: code })
}
