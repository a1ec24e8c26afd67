import { z } from "zod"
import { lineMarks, problemOfReading } from "#app/domain/sheet-line.ts"
import type { LineMark, LineReading, ReadingProblem } from "#app/domain/sheet-line.ts"
import type { MessageKey } from "#app/i18n/translate.ts"
import { isDay } from "#app/lib/day.ts"

const fields = ["mark", "family", "given", "patronymic", "iin", "place", "signedOn"] as const
type Field = (typeof fields)[number]

const longest: Readonly<Record<Exclude<Field, "mark" | "signedOn">, number>> = {
  family: 100,
  given: 100,
  patronymic: 100,
  iin: 20,
  place: 200,
}

/** At which field each problem is told. */
const placeOf: Readonly<Record<ReadingProblem, Field>> = {
  "line-blank": "mark",
  "line-not-empty": "mark",
  "line-iin": "iin",
  "line-iin-right": "mark",
}

/** A form with the fields of so many lines: `family-1`, `family-2` and so on, each problem with its line. */
export function linesForm(numbers: readonly number[]) {
  const shape: Record<string, z.ZodOptional<z.ZodString>> = {}
  for (const number of numbers) {
    for (const field of fields) shape[nameOf(field, number)] = z.string().optional()
  }
  return z.object(shape).superRefine((sent, context) => {
    for (const number of numbers) {
      for (const { field, message } of problemsOf(sent, number)) {
        const path = [nameOf(field, number)]
        context.addIssue({ code: "custom", path, message, params: { number } })
      }
    }
  })
}

type Sent = Readonly<Record<string, string | undefined>>

/** The reading of a line from a form that `linesForm` has taken. */
export function readingOf(sent: Sent, number: number): LineReading {
  function given(field: Field): string | null {
    return sent[nameOf(field, number)] ?? null
  }

  const mark = given("mark")
  return {
    mark: isMark(mark) ? mark : "empty",
    family: given("family"),
    given: given("given"),
    patronymic: given("patronymic"),
    iin: given("iin"),
    place: given("place"),
    signedOn: given("signedOn"),
  }
}

interface Problem {
  readonly field: Field
  readonly message: MessageKey
}

function problemsOf(sent: Sent, number: number): Problem[] {
  const reading = readingOf(sent, number)
  const long = (Object.keys(longest) as (keyof typeof longest)[]).filter(
    (field) => Array.from(reading[field] ?? "").length > longest[field],
  )
  const found: Problem[] = long.map((field) => ({ field, message: "collection.line-long" }))
  if (reading.signedOn !== null && !isDay(reading.signedOn)) {
    found.push({ field: "signedOn", message: "collection.line-day" })
  }
  const problem = problemOfReading(reading)
  if (problem) found.push({ field: placeOf[problem], message: `collection.${problem}` })
  return found
}

function nameOf(field: Field, number: number): string {
  return `${field}-${String(number)}`
}

function isMark(text: string | null): text is LineMark {
  return (lineMarks as readonly (string | null)[]).includes(text)
}
