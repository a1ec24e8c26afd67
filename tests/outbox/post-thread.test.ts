import { pathToFileURL } from "node:url"
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { afterEach, expect, test } from "vitest"
import { Undeliverable } from "#app/emails/transport.ts"
import type { Desk } from "#app/outbox/post-desk.server.ts"
import { postOnThread } from "#app/outbox/post-thread.server.ts"
import type { Post } from "#app/outbox/post.server.ts"
import { emptyFolder } from "#tests/support/folder.ts"

/* What a site does with a thread that sends, refuses, fails and dies. The thread itself works in all trials (tests/browser). */

const desk: Desk = {
  ...{ origin: "https://uade.example", kekFile: "kek", mode: "development", smtpUrl: undefined },
  ...{ mailFrom: "no-reply@uade.example", dataDir: "data", file: "uade.db" },
}

const mailId = "1@uade.example"

const threadOf = {
  itself: "export function servePost(port, desk) {",
  bundle: "export const entry = { module: { servePost } }\nfunction servePost(port, desk) {",
}

let post: Post | undefined

afterEach(() => post?.close())

function openPost(shape: keyof typeof threadOf = "itself"): Post {
  const file = join(emptyFolder(), "post.mjs")
  writeFileSync(
    file,
    `let sent = 0
    ${threadOf[shape]}
      port.on("message", (tasks) => {
        if (tasks === "close") port.close()
        else tasks.forEach(take)
      })
      function take({ id, kind, payload }) {
        sent += 1
        if (kind === "dies") process.exit(1)
        if (kind === "throws") throw new Error("broken")
        if (kind === "waits") return
        if (kind === "fails") return port.postMessage([{ id, fault: payload }])
        port.postMessage([{ id, fault: { name: desk.origin, code: String(sent) } }])
      }
    }`,
  )
  return postOnThread(desk, pathToFileURL(file).href)
}

/** What the thread tells of itself: how many tasks it had. */
async function had(of: Post): Promise<unknown> {
  return of.send({ id: 99, mailId, kind: "tells", payload: {} }).catch((fault: unknown) => fault)
}

test.each(["itself", "bundle"] as const)(
  "a thread is found where it is exported: %s",
  async (shape) => {
    post = openPost(shape)
    expect(await had(post)).toMatchObject({ name: "https://uade.example", code: "1" })
  },
)

test("a letter that was refused for good is told so, any other by its code", async () => {
  post = openPost()
  const task = { kind: "fails", payload: { name: "Undeliverable", code: "EENVELOPE 550" } }
  const refused = post.send({ id: 1, mailId, ...task })
  await expect(refused).rejects.toBeInstanceOf(Undeliverable)
  await expect(refused).rejects.toMatchObject({ code: "EENVELOPE 550" })
  const failed = post.send({
    id: 2,
    mailId,
    kind: "fails",
    payload: { name: "Error", code: "ESOCKET" },
  })
  await expect(failed).rejects.toMatchObject({ name: "Error", code: "ESOCKET" })
  await expect(failed).rejects.not.toBeInstanceOf(Undeliverable)
})

test.each(["dies", "throws"])(
  "where the thread %s its letters are told so, and another one begins",
  async (kind) => {
    post = openPost()
    const letters = [
      post.send({ id: 1, mailId, kind: "waits", payload: {} }),
      post.send({ id: 2, mailId, kind, payload: {} }),
    ]
    for (const letter of letters) await expect(letter).rejects.toThrow(/ended|broken/)
    expect(await had(post)).toMatchObject({ code: "1" })
  },
)

test("no thread begins for what is sent as the post is closed", async () => {
  post = openPost()
  const letter = post.send({ id: 1, mailId, kind: "tells", payload: {} })
  post.close()
  const later = new Promise((resolve) => setTimeout(resolve, 200, "nothing"))
  await expect(Promise.race([letter, later])).resolves.toBe("nothing")
})

test("a thread that cannot begin is told of, and tried again", async () => {
  post = postOnThread(desk, "file:///nowhere/post.mjs")
  for (const id of [1, 2]) {
    await expect(post.send({ id, mailId, kind: "tells", payload: {} })).rejects.toThrow(/nowhere/)
  }
})
