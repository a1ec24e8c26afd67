/** An expected answer: accepted with a value, or refused with a code that i18n turns into a sentence. */
export type Outcome<Value, Code extends string = string> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: Refusal<Code> }

/** Why a rule said no: a code for the reader's language and, where a law is behind it, its article. */
export interface Refusal<Code extends string = string> {
  readonly code: Code
  readonly article?: string | undefined
  /** Values the sentence needs, such as the first day on which it will be allowed. */
  readonly details?: Readonly<Record<string, string | number>> | undefined
}

export function accept<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value }
}

export function refuse<Code extends string>(
  code: Code,
  rest: Omit<Refusal, "code"> = {},
): { readonly ok: false; readonly refusal: Refusal<Code> } {
  return { ok: false, refusal: { code, ...rest } }
}
