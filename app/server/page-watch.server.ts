import type { House } from "#app/context.server.ts"
import { isDamage } from "#db/page-check.server.ts"
import type { PageCheck } from "#db/page-check.server.ts"

export interface PagesHouse {
  readonly db: Pick<House["db"], "checkPages">
  readonly standing: House["standing"]
}

/**
 * Looks through the pages of the database when it is told to. Where they are doubted, nothing is written until they
 * were found whole; where they are damaged, nothing is written any more: waiting mends no page.
 *
 * @param areDoubted whether the site before was not stopped but died
 * @param report is told what is wrong with them
 */
export function watchPages(
  { db, standing }: PagesHouse,
  areDoubted: boolean,
  report: (found: string) => void,
): { look(): Promise<void>; stop(): void } {
  let release = areDoubted ? standing.hold("checking") : undefined
  let check: PageCheck | undefined

  function conclude(found: string | undefined): void {
    if (found !== undefined) {
      standing.hold("database-fault")
      report(found)
    }
    release?.()
    release = undefined
  }

  return {
    look: async () => {
      check = db.checkPages()
      try {
        conclude(await check.found)
      } catch (fault) {
        if (!isDamage(fault)) throw fault
        conclude(fault.message)
      }
    },
    stop: () => check?.stop(),
  }
}
