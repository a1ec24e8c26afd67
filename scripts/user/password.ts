import { readFileSync } from "node:fs"
import { createInterface } from "node:readline/promises"
import { Writable } from "node:stream"
import { text } from "node:stream/consumers"
import { newSecret } from "#app/lib/seal.server.ts"
import { Stop } from "./stop.ts"

/** Where the new account's password comes from. There is no default. */
export interface PasswordSource {
  readonly file: string | undefined
  readonly isGenerated: boolean
}

/**
 * Takes the password: made here, from a file, typed at a terminal and not shown, or from standard input.
 * One line end after it is no part of it.
 */
export async function takePassword({ file, isGenerated }: PasswordSource): Promise<string> {
  if (isGenerated) return newSecret().slice(0, 24)
  if (file !== undefined) return withoutLineEnd(read(file))
  return process.stdin.isTTY ? askTwice() : withoutLineEnd(await text(process.stdin))
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8")
  } catch (fault) {
    throw new Stop(`The password file cannot be read: ${String(fault)}`)
  }
}

async function askTwice(): Promise<string> {
  const silence = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: process.stdin, output: silence, terminal: true })
  async function ask(question: string): Promise<string> {
    process.stderr.write(question)
    const answer = await lines.question("")
    process.stderr.write("\n")
    return answer
  }
  try {
    const password = await ask("Password (not shown): ")
    if ((await ask("Once more: ")) !== password) throw new Stop("The two passwords differ.")
    return password
  } finally {
    lines.close()
  }
}

function withoutLineEnd(text: string): string {
  return text.replace(/\r?\n$/, "")
}
