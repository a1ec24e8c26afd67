/** The disk is full, or does not do what it is told; the file cannot be opened for it. */
const ofSqlite = /^SQLITE_(FULL|IOERR|CANTOPEN)/
const ofSystem = /^(E(NOSPC|IO|DQUOT|FBIG|ROFS|NXIO|NODEV|STALE))$/

/**
 * Tells whether something was not stored for want of a disk that takes it. Whatever it was is undone; the connection
 * is not to be trusted any more: what a sync that failed should have brought to the disk, no later one may.
 */
export function isStorageFault(fault: unknown): fault is Error {
  if (!(fault instanceof Error) || !("code" in fault)) return false
  const code = String(fault.code)
  return ofSqlite.test(code) || ofSystem.test(code)
}
