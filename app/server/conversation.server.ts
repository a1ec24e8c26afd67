import type { IncomingMessage, ServerResponse } from "node:http"
import type { Duplex } from "node:stream"

/** What is said over one connection: how many requests came, and which wait for their answer. */
export class Conversation {
  readonly open = new Set<IncomingMessage>()
  /** What came after the open requests cannot be read: they are the last. */
  isBroken = false
  private asked = 0

  /** Notes that one more came. @returns the how manieth it is */
  count(): number {
    this.asked += 1
    return this.asked
  }

  /** Notes a request until its answer is out or nobody is left to read it. */
  begin(request: IncomingMessage, response: ServerResponse): void {
    this.open.add(request)
    response.once("close", () => this.open.delete(request))
  }

  /** Whether nothing that can be read follows the one request that is still to be answered. */
  get isEnding(): boolean {
    return this.isBroken && this.open.size === 1
  }
}

/** The conversations of a server, each as long as its connection lives. */
export class Conversations {
  private readonly known = new WeakMap<Duplex, Conversation>()

  of(socket: Duplex): Conversation {
    const conversation = this.known.get(socket) ?? new Conversation()
    this.known.set(socket, conversation)
    return conversation
  }
}
