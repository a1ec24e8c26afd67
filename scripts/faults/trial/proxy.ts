import { connect, createServer } from "node:net"
import type { AddressInfo, Socket } from "node:net"

/**
 * How a line behaves: as it should; no new one is taken and those that stand are cut; everything stands and nothing
 * comes through; in small pieces with pauses; cut somewhere in the middle.
 */
export type Weather = "clear" | "cut off" | "silent" | "slow" | "torn"

/** A TCP proxy on the loopback whose lines can be made bad. */
export interface Proxy {
  readonly port: number
  /** Changes the weather for all lines, those that stand too. */
  turn(weather: Weather): void
  close(): Promise<void>
}

const pieceBytes = 512
const pauseMs = 15
/** Of torn lines each is cut within so many bytes. */
const tornWithin = 4096

/** @param target where the lines lead, asked anew for each */
export async function openProxy(target: () => number): Promise<Proxy> {
  const open = new Set<Socket>()
  let weather: Weather = "clear"

  /** Hands on what comes, as the weather has it. */
  function pass(from: Socket, to: Socket): void {
    let left = Math.floor(Math.random() * tornWithin)
    from.on("data", (chunk: Buffer) => {
      from.pause()
      void deliver(chunk).then(() => from.resume())
    })
    from.once("end", () => to.end())

    async function deliver(chunk: Buffer): Promise<void> {
      while (weather === "silent" && !to.destroyed) await pause(50)
      if (weather === "torn") {
        const piece = chunk.subarray(0, left)
        left -= piece.length
        to.write(piece)
        if (left > 0) return
        from.destroy()
        to.destroy()
        return
      }
      const size = weather === "slow" ? pieceBytes : chunk.length
      for (let at = 0; at < chunk.length && !to.destroyed; at += size) {
        to.write(chunk.subarray(at, at + size))
        if (weather === "slow") await pause(pauseMs)
      }
    }
  }

  const server = createServer((client) => {
    const far = connect({ port: target(), host: "127.0.0.1" })
    for (const [one, other] of [
      [client, far],
      [far, client],
    ] as const) {
      open.add(one)
      one.on("error", () => one.destroy())
      one.once("close", () => {
        open.delete(one)
        other.destroy()
      })
      pass(one, other)
    }
    if (weather === "cut off") client.destroy()
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))

  function cut(): void {
    for (const socket of open) socket.destroy()
  }
  return {
    port: (server.address() as AddressInfo).port,
    turn: (next) => {
      weather = next
      if (next === "cut off") cut()
    },
    close: () => {
      cut()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
