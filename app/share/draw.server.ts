import { once } from "node:events"
import { createRequire } from "node:module"
import { Worker } from "node:worker_threads"
import { pictureHeight, pictureWidth } from "./picture-parts.ts"
import type { Part } from "./picture-parts.ts"

const { resolve } = createRequire(import.meta.url)

/**
 * What the thread runs. It stands here as text because the bundle is one file: packages and font are found
 * by the thread that starts it.
 */
const program = `
const { readFileSync } = require("node:fs")
const { parentPort, workerData } = require("node:worker_threads")
const { default: satori } = require(workerData.satori)
const { Resvg } = require(workerData.resvg)
const { width, height } = workerData
const fonts = [{ name: "Literata", data: readFileSync(workerData.font), weight: 500 }]
parentPort.on("message", async (drawing) => {
  try {
    const svg = await satori(drawing, { width, height, fonts })
    parentPort.postMessage(new Resvg(svg, { font: { loadSystemFonts: false } }).render().asPng())
  } catch (fault) {
    parentPort.postMessage(String(fault))
  }
})
`

let thread: Worker | undefined

/**
 * Lays a drawing out and draws it as PNG, on a thread of its own: readers are not kept waiting by it. One at a
 * time: whoever calls waits for the one before (picture-shelf.ts). @throws where it cannot be drawn
 */
export async function draw(drawing: Part): Promise<Buffer> {
  const worker = (thread ??= startThread())
  const over = new AbortController()
  worker.ref()
  try {
    const answer = once(worker, "message", over)
    const ended = once(worker, "exit", over).then(() => ["the thread ended"])
    // Whichever is not waited for ends by the signal.
    for (const waiting of [answer, ended]) waiting.catch(() => undefined)
    worker.postMessage(drawing)
    const [picture] = (await Promise.race([answer, ended])) as [Uint8Array | string]
    if (typeof picture === "string") throw new Error(`no picture was drawn: ${picture}`)
    return Buffer.from(picture)
  } finally {
    worker.unref()
    over.abort()
  }
}

function startThread(): Worker {
  const worker = new Worker(program, {
    eval: true,
    execArgv: [],
    workerData: {
      satori: resolve("satori"),
      resvg: resolve("@resvg/resvg-js"),
      font: resolve("@expo-google-fonts/literata/500Medium/Literata_500Medium.ttf"),
      width: pictureWidth,
      height: pictureHeight,
    },
  })
  worker.once("exit", () => (thread = undefined))
  return worker
}
