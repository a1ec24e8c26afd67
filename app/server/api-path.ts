/** Tells whether an address is one for programs: they get JSON for everything, refusals too. */
export function isApi(pathname: string): boolean {
  return /^\/api(\/|$)/i.test(pathname)
}
