import type { z } from "zod"
import type { HandedIn } from "#app/domain/import/held-files.server.ts"
import { parseForm } from "#app/lib/parse-form.ts"
import type { ParsedForm } from "#app/lib/parse-form.ts"

/** A form with the files that it brings. */
export interface ImportForm<Value> {
  readonly form: ParsedForm<Value>
  readonly files: readonly HandedIn[]
  readonly mapping: HandedIn | null
}

/** Reads the form of an import: fields as every form's, files into memory. @throws a 415 where it is none */
export async function readImportForm<Schema extends z.ZodObject>(
  request: Request,
  schema: Schema,
): Promise<ImportForm<z.infer<Schema>>> {
  const sent = await request.formData().catch(() => {
    throw new Response(null, { status: 415 })
  })
  const fields = new URLSearchParams()
  for (const [field, value] of sent) if (typeof value === "string") fields.append(field, value)
  const form = await parseForm(new Request(request.url, { method: "POST", body: fields }), schema)
  const [mapping = null] = await filesIn(sent, "mapping")
  return { form, files: await filesIn(sent, "files"), mapping }
}

async function filesIn(sent: FormData, field: string): Promise<HandedIn[]> {
  const files = sent.getAll(field).filter((value) => value instanceof File)
  return Promise.all(
    files
      .filter(({ size }) => size > 0)
      .map(async (file) => ({
        name: nameOf(file),
        bytes: new Uint8Array(await file.arrayBuffer()),
      })),
  )
}

/** The last part of a name, without what hides or turns letters. */
function nameOf({ name }: File): string {
  const last = name.split(/[/\\]/).at(-1) ?? ""
  return last.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, "").slice(-120) || "file"
}
