import { Worker } from "node:worker_threads"
import type { Letterful, Post } from "./post.server.ts"
import type { Desk, Sent } from "./post-desk.server.ts"
import { Undeliverable } from "#app/emails/transport.ts"
import { gathered } from "#app/lib/gathered.server.ts"

interface Waiting {
  readonly resolve: () => void
  readonly reject: (fault: Error) => void
}

/**
 * The post on a thread of its own: whoever signs meanwhile does not wait while letters are written and carried. The
 * thread begins with the first letter, and anew after it died: letters that it had then are tried again later, like any
 * that were not taken.
 *
 * @param module exports `servePost`, by itself or as the entry of a bundle
 */
export function postOnThread(desk: Desk, module: string): Post {
  const waiting = new Map<number, Waiting>()
  let thread: Worker | undefined
  let isClosed = false

  function begun(): Worker {
    const worker = new Worker(program, { eval: true, workerData: { module, desk } })
    worker.on("message", (all: readonly Sent[]) => {
      for (const { id, fault } of all) {
        const asked = waiting.get(id)
        waiting.delete(id)
        if (fault) asked?.reject(faultOf(fault))
        else asked?.resolve()
      }
    })
    worker.on("error", (fault) => {
      over(worker, fault)
    })
    worker.on("exit", () => {
      over(worker, new Error("the thread of the post ended"))
    })
    return worker
  }

  function over(worker: Worker, fault: Error): void {
    if (thread !== worker) return
    thread = undefined
    for (const { reject } of waiting.values()) reject(fault)
    waiting.clear()
  }

  // To wake another thread costs a hundred times what a task does.
  const hand = gathered<Letterful>((all) => {
    if (isClosed) return
    thread ??= begun()
    thread.postMessage(all)
  })

  return {
    send: (task: Letterful) =>
      new Promise((resolve, reject) => {
        waiting.set(task.id, { resolve, reject })
        hand(task)
      }),
    close: () => {
      isClosed = true
      thread?.postMessage("close")
    },
  }
}

function faultOf({ name, code }: NonNullable<Sent["fault"]>): Error {
  if (name === Undeliverable.name) return new Undeliverable(code ?? "")
  return Object.assign(new Error(name), { name }, code === undefined ? {} : { code })
}

/** As text: the bundle and the source would each have to find a file of its own. */
const program = `
const { parentPort, workerData } = require("node:worker_threads")
import(workerData.module).then(({ entry, servePost = entry.module.servePost }) =>
  servePost(parentPort, workerData.desk),
)
`
