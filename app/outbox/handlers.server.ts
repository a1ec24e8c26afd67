import { z } from "zod"
import type { Post } from "./post.server.ts"
import { followerOfTask } from "./news-letters.server.ts"
import { clearTraces } from "./traces.server.ts"
import type { House } from "#app/context.server.ts"
import { endUnreachable } from "#app/domain/follow.server.ts"
import { markDelivered } from "#app/domain/reply-delivery.server.ts"
import { Undeliverable } from "#app/emails/transport.ts"
import type { Transport } from "#app/emails/transport.ts"
import { importTasks, isImportTask } from "#app/imports/work.server.ts"
import type { Task } from "#db/queries/outbox.server.ts"

/** A letter that asks for an answer names its request: when it was delivered counts. */
const Asking = z.object({ replyRequest: z.string() })

/** Tasks that send nothing: they go on while letters are stopped. */
export const letterlessKinds: readonly string[] = Object.keys(importTasks)

/** Who brings letters, and who keeps them where they lie in a folder. */
export interface Carriers {
  readonly post: Pick<Post, "send">
  readonly transport: Transport
}

/**
 * Does a task: sends its one letter, clears the traces of an erased account or works on an import. Done again, a letter
 * has the same Message-ID, and an import that is done is not done again.
 * @throws where the kind or the payload is not known here, or the mail was not taken
 */
export async function handle(house: House, carriers: Carriers, task: Task): Promise<void> {
  if (task.kind === "account-erased") return clearTraces(house, carriers.transport, task.payload)
  if (isImportTask(task.kind)) return importTasks[task.kind](house, task.payload)
  const { id, kind, payload } = task
  const mailId = `${String(task.id)}@${new URL(house.origin).hostname}`
  await carriers.post.send({ id, mailId, kind, payload }).catch(async (fault: unknown) => {
    const follower = followerOfTask(payload)
    if (fault instanceof Undeliverable && follower !== undefined)
      await endUnreachable(house, follower)
    throw fault
  })
  const asking = Asking.safeParse(payload)
  if (asking.success) await markDelivered(house.db, asking.data.replyRequest, house.clock.now())
}
