/** Who recorded something, and for which organisation. */
interface Recorder {
  readonly accountId: number
  readonly organizationId: number | null
}

/** Who looks at it now. */
interface Looking {
  readonly id: number
  readonly organizationId: number | null
}

/** Tells whether somebody recorded a thing, or works for the organisation that did. */
export function isRecorder(account: Looking | null, recorder: Recorder | null): boolean {
  if (!account || !recorder) return false
  if (account.id === recorder.accountId) return true
  return recorder.organizationId !== null && recorder.organizationId === account.organizationId
}
