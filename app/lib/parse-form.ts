import { z } from "zod"
import { problemsOf } from "./form-problem.ts"
import type { FormProblems } from "./form-problem.ts"

/** A form as its schema reads it, or what is wrong with each field and what to put back into it. */
export type ParsedForm<Value> = (
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly errors: FormProblems }
) & {
  /** What was sent, by field, for the form to show again. Of an array field, its values with a space between. */
  readonly values: Readonly<Record<string, string>>
}

/**
 * Reads a posted form through a schema of its fields.
 *
 * Text is brought to NFC, trimmed and freed of control characters, also of those that turn the direction
 * of what follows, and of U+FFFC, which stands before the stub of a hidden text; line ends become `\n`. A field in
 * which nothing is to be seen counts as not given. A field that the schema does not name is ignored; of one that was
 * sent twice, the first counts, unless its schema is an array. Passwords keep their spaces and are never given back.
 * @throws a Response with 415 where the body is no form
 */
export async function parseForm<Schema extends z.ZodObject>(
  request: Request,
  schema: Schema,
): Promise<ParsedForm<z.infer<Schema>>> {
  const sent = read(await formDataOf(request), schema)
  const parsed = schema.safeParse(sent)
  const values = givenBack(sent)
  if (parsed.success) return { ok: true, value: parsed.data, values }
  return { ok: false, errors: problemsOf(parsed.error.issues, sent), values }
}

type Sent = Record<string, string | string[] | undefined>

async function formDataOf(request: Request): Promise<FormData> {
  try {
    return await request.formData()
  } catch {
    throw new Response(null, { status: 415 })
  }
}

function read(form: FormData, schema: z.ZodObject): Sent {
  const sent: Sent = {}
  for (const { name, isSecret, isMany } of fieldsOf(schema)) {
    const values = form
      .getAll(name)
      .filter((value) => typeof value === "string")
      .map((value) => (isSecret ? value.normalize("NFC") : clean(value)))
      .filter((value) => (isSecret ? value !== "" : isVisible(value)))
    sent[name] = isMany ? values : values[0]
  }
  return sent
}

interface Field {
  readonly name: string
  readonly isSecret: boolean
  readonly isMany: boolean
}

const known = new WeakMap<z.ZodObject, readonly Field[]>()

/** The fields of a schema; each is looked at once. */
function fieldsOf(schema: z.ZodObject): readonly Field[] {
  const before = known.get(schema)
  if (before) return before
  const fields = Object.entries<z.core.$ZodType>(schema.shape).map(([name, type]) => ({
    name,
    isSecret: isSecretName(name),
    isMany: isArray(type),
  }))
  known.set(schema, fields)
  return fields
}

function clean(text: string): string {
  return text
    .normalize("NFC")
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069\ufffc]/gu, "")
    .trim()
}

/** Joiners and other invisible characters write nothing by themselves. */
function isVisible(text: string): boolean {
  return /[^\p{White_Space}\p{Default_Ignorable_Code_Point}]/u.test(text)
}

function isArray(type: z.core.$ZodType): boolean {
  if (type instanceof z.ZodOptional || type instanceof z.ZodDefault) return isArray(type.unwrap())
  return type instanceof z.ZodArray
}

function givenBack(sent: Sent): Record<string, string> {
  const values: Record<string, string> = {}
  for (const [field, value] of Object.entries(sent)) {
    if (value === undefined || isSecretName(field)) continue
    values[field] = typeof value === "string" ? value : value.join(" ")
  }
  return values
}

function isSecretName(field: string): boolean {
  return /password/i.test(field)
}
