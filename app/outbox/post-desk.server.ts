import type { MessagePort } from "node:worker_threads"
import { postHere } from "./post.server.ts"
import type { Letterful } from "./post.server.ts"
import { makeTransport } from "#app/emails/send.server.ts"
import type { Settings } from "#app/env.server.ts"
import { gathered } from "#app/lib/gathered.server.ts"
import { readKeyFile } from "#app/lib/seal.server.ts"
import { openReader } from "#db/sqlite.server.ts"

/** What the thread of the post is told of the house: nothing but words. */
export type Desk = Pick<
  Settings,
  "origin" | "kekFile" | "mode" | "smtpUrl" | "mailFrom" | "dataDir"
> & {
  /** SQLite's, which is only read here. */
  readonly file: string
}

/** A letter was sent, or was not: then by which fault. Its words may hold an address, and stay here. */
export interface Sent {
  readonly id: number
  readonly fault?: { readonly name: string; readonly code?: string }
}

/** Sends the letters of the tasks that come in by a port, until it is told to close. For a thread of its own. */
export function servePost(port: MessagePort, desk: Desk): void {
  const reader = openReader(desk.file)
  const transport = makeTransport(desk)
  const keys = readKeyFile(desk.kekFile, false)
  const post = postHere({ db: { read: reader.kysely }, keys, origin: desk.origin }, transport)

  async function close(): Promise<void> {
    transport.close()
    port.close()
    await reader.close()
  }

  const tell = gathered<Sent>((all) => {
    port.postMessage(all)
  })

  function send(asked: Letterful): void {
    const { id } = asked
    post.send(asked).then(
      () => tell({ id }),
      (fault: unknown) => tell({ id, fault: toldOf(fault) }),
    )
  }

  port.on("message", (asked: readonly Letterful[] | "close") => {
    if (asked === "close") void close()
    else asked.forEach(send)
  })
}

function toldOf(fault: unknown): NonNullable<Sent["fault"]> {
  if (!(fault instanceof Error)) return { name: "unknown" }
  const { name } = fault
  return "code" in fault && typeof fault.code === "string" ? { name, code: fault.code } : { name }
}
