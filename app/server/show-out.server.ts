import { randomUUID } from "node:crypto"
import { STATUS_CODES } from "node:http"
import type { IncomingMessage } from "node:http"
import type { Duplex } from "node:stream"
import type { Conversations } from "#app/server/conversation.server.ts"
import { headersFor } from "#app/server/headers.server.ts"

/** What Node's parser tells of bytes that are no request. */
interface Unparsed extends Error {
  readonly code?: string
  readonly rawPacket?: Buffer
}

/** How long a client that was shown out may still send before the line is cut. */
const partingMs = 500

/**
 * Answers bytes that are no request, once, and ends the connection. Where requests before them still wait
 * for their answers, these go out first and nothing is said of the rest: two answers to what somebody on
 * the way took for one request is how requests are smuggled.
 */
export function showOut(origin: string, conversations: Conversations) {
  return (fault: Unparsed, socket: Duplex): void => {
    const conversation = conversations.of(socket)
    if (conversation.isBroken) return
    conversation.isBroken = true
    const waiting = [...conversation.open]
    if (waiting.length > 0 && waiting.every(({ complete }) => complete)) return
    if (fault.code === "ECONNRESET" || !socket.writable || waiting.length > 1) {
      socket.destroy()
      return
    }
    part(socket, rawAnswer(origin, ...verdict(fault)))
  }
}

/** Answers CONNECT, which Node hands over outside of everything else: this is no tunnel. */
export function refuseTunnel(origin: string) {
  return (_request: IncomingMessage, socket: Duplex): void => {
    socket.on("error", () => socket.destroy())
    const words = "This server opens no tunnels.\n"
    part(socket, rawAnswer(origin, 405, words, { allow: "GET, HEAD, POST" }))
  }
}

function verdict({ code, rawPacket }: Unparsed): [status: number, words: string] {
  switch (code) {
    case "HPE_HEADER_OVERFLOW":
      return [431, "This request has too many headers.\n"]
    case "HPE_CHUNK_EXTENSIONS_OVERFLOW":
      return [413, "This request is too large.\n"]
    case "ERR_HTTP_REQUEST_TIMEOUT":
      return [408, "This request took too long.\n"]
    case "HPE_INVALID_METHOD":
      return isMethod(rawPacket)
        ? [501, "This server knows no such method.\n"]
        : [400, "This is no request.\n"]
    default:
      return [400, "This request cannot be read.\n"]
  }
}

/** A word before a path is a method that we do not know; anything else is noise. */
function isMethod(packet: Buffer | undefined): boolean {
  return /^[A-Z]{2,20} \//.test(packet?.toString("latin1", 0, 32) ?? "")
}

function rawAnswer(
  origin: string,
  status: number,
  words: string,
  headers: Readonly<Record<string, string>> = {},
): string {
  const fields = {
    ...headersFor(origin, randomUUID()),
    "content-type": "text/plain; charset=utf-8",
    "content-length": String(Buffer.byteLength(words)),
    "cache-control": "no-store",
    connection: "close",
    ...headers,
  }
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}`)
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}`, ...lines, "", words].join("\r\n")
}

/** Says the last word. A socket that is cut while bytes come in would take the word back. */
function part(socket: Duplex, words: string): void {
  socket.end(words)
  setTimeout(() => socket.destroy(), partingMs).unref()
}
