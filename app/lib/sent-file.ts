/**
 * The file in a field of a posted form; undefined where none was chosen. Asked beside `parseForm`, of a copy
 * of the request, because a body is read once.
 * @throws a Response with 415 where the body is no form
 */
export async function sentFile(request: Request, field: string): Promise<File | undefined> {
  const form = await request.formData().catch(() => {
    throw new Response(null, { status: 415 })
  })
  const file = form.get(field)
  return file instanceof File && file.size > 0 ? file : undefined
}
