import type { z } from "zod"
import { parseForm } from "#app/lib/parse-form.ts"
import type { ParsedForm } from "#app/lib/parse-form.ts"

/** A form with its file; undefined where none was chosen. */
export interface UploadForm<Value> {
  readonly form: ParsedForm<Value>
  readonly file: File | undefined
}

/** Reads a form that brings a file: its other fields as every form's. @throws a Response with 415 where it is none */
export async function readUploadForm<Schema extends z.ZodObject>(
  request: Request,
  schema: Schema,
  name: string,
): Promise<UploadForm<z.infer<Schema>>> {
  const sent = await request.formData().catch(() => {
    throw new Response(null, { status: 415 })
  })
  const file = sent.get(name)
  const fields = new URLSearchParams()
  for (const [field, value] of sent) if (typeof value === "string") fields.append(field, value)
  const form = await parseForm(new Request(request.url, { method: "POST", body: fields }), schema)
  return { form, file: file instanceof File && file.size > 0 ? file : undefined }
}
