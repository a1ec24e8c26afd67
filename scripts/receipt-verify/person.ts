import { createInterface } from "node:readline/promises"
import type { TypedPerson } from "#app/domain/receipt-check.ts"

const questions = [
  ["family", "Family name: "],
  ["given", "Given name: "],
  ["patronymic", "Patronymic (if you signed with it): "],
  ["identifier", "IIN or, where the petition asked for none, e-mail address: "],
] as const

/**
 * Asks whoever holds the receipt who they are: on the terminal or, a line each, from a pipe. Never as
 * arguments: those stand in the machine's list of processes and in the shell's history.
 */
export async function askPerson(): Promise<TypedPerson> {
  const terminal = process.stdin.isTTY
  const lines = createInterface({ input: process.stdin, output: process.stderr, terminal })
  const answers = lines[Symbol.asyncIterator]()
  const typed: Partial<Record<(typeof questions)[number][0], string>> = {}
  for (const [name, question] of questions) {
    process.stderr.write(question)
    const answer = await answers.next()
    typed[name] = answer.done ? "" : answer.value
  }
  lines.close()
  const { family = "", given = "", patronymic = "", identifier = "" } = typed
  return { family, given, patronymic, identifier }
}
