import type { RequestContext } from "#app/context.server.ts"
import { parseForm } from "#app/lib/parse-form.ts"
import { fieldOfProof, givenProof, ProofForm } from "./asked-proof.server.ts"
import { sessionCookie } from "./cookie.ts"
import { prove } from "./proving.server.ts"
import type { ProvingRefusal } from "./proving.server.ts"
import { requireSession } from "./signed-in.server.ts"

/** Reads the proof that a page's form brings and judges it: the cookie to go on with, or what to answer. */
export async function proveBySending(request: Request, context: RequestContext) {
  const { house, now } = context
  const session = requireSession(context)
  const form = await parseForm(request, ProofForm)
  if (!form.ok)
    return { ok: false, answer: { errors: form.errors, values: {} }, init: 422 } as const
  const outcome = await prove(house, session, givenProof(form.value), now)
  if (!outcome.ok) return { ok: false, ...refusing(outcome.refusal.code) } as const
  const { role } = session.account
  const cookie = sessionCookie(house.origin, outcome.value.token, role)
  return { ok: true, headers: { "Set-Cookie": cookie } } as const
}

function refusing(code: ProvingRefusal) {
  const field = fieldOfProof(code)
  if (field) {
    return {
      answer: { errors: { [field]: { code: `refusal.${code}` } }, values: {} },
      init: 422,
    } as const
  }
  const init =
    code === "code-wait" ? { status: 429, headers: { "Retry-After": "900" } } : { status: 409 }
  return { answer: { refusal: { code }, values: {} }, init } as const
}
