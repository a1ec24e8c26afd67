/**
 * Whose requests are counted together: `household`, an IPv4 address or a /64; `neighbourhood`, a /24 or a
 * /48, far above one because a mobile network hides thousands behind few addresses; `account`, whoever
 * is signed in; `petition`, all that is asked of one.
 */
export type Counted = "household" | "neighbourhood" | "account" | "petition"

export interface RateRow {
  readonly name: string
  /** Reading or sending; a row for both counts both together. */
  readonly asks: "reads" | "sends" | "both"
  readonly path: RegExp
  /** A query key whose presence makes the question a costly one. */
  readonly query?: string
  /** So many requests in so many seconds. */
  readonly limits: Readonly<Partial<Record<Counted, readonly [points: number, seconds: number]>>>
}

const minute = 60
const hour = 60 * minute

/** How often may be asked. The first row that fits a request holds. See README.md in this folder. */
export const rateTable: readonly RateRow[] = [
  {
    name: "reset",
    asks: "sends",
    path: /^\/\w+\/(session|account)\/(\w+\/)*(reset|recovery|forgotten|e?-?mail)(\/|$)/i,
    limits: { household: [10, hour], neighbourhood: [100, hour], account: [10, hour] },
  },
  {
    // Who is signed in already asks as any form does: changes of factors, proofs given again, signing out.
    name: "sign-in",
    asks: "sends",
    path: /^\/\w+\/(session(?!\/(again|end))|account(?!\/(factors|sessions)))(\/|$)/i,
    limits: { household: [20, 5 * minute], neighbourhood: [400, 5 * minute] },
  },
  {
    name: "sign",
    asks: "sends",
    path: /^\/\w+\/petitions\/[^/]+\/sign(\/|$)/i,
    limits: {
      household: [120, minute],
      neighbourhood: [1200, minute],
      petition: [240_000, minute],
    },
  },
  {
    name: "report",
    asks: "sends",
    path: /^\/\w+\/(reports?|privacy\/request)(\/|$)/i,
    limits: { household: [20, hour], neighbourhood: [400, hour], account: [60, hour] },
  },
  {
    name: "offer",
    asks: "sends",
    path: /^\/\w+\/promises\/[^/]+\/evidence\/offer(\/|$)/i,
    limits: { household: [20, hour], neighbourhood: [400, hour], account: [60, hour] },
  },
  {
    name: "follow",
    asks: "sends",
    path: /^\/\w+\/follow(\/|$)/i,
    limits: { household: [20, hour], neighbourhood: [400, hour], account: [60, hour] },
  },
  {
    // Mail programs end news for many of their owners from few addresses.
    name: "end-news",
    asks: "sends",
    path: /^\/\w+\/news\/[^/]+\/end\/?$/i,
    limits: { household: [1200, minute], neighbourhood: [12_000, minute] },
  },
  {
    name: "export",
    asks: "both",
    path: /\/(export|downloads?)(\/|$)|\.(csv|json|pdf)$/i,
    limits: {
      household: [60, 10 * minute],
      neighbourhood: [600, 10 * minute],
      account: [30, hour],
    },
  },
  {
    name: "search",
    asks: "reads",
    path: /^\//,
    query: "q",
    limits: { household: [120, minute], neighbourhood: [1200, minute] },
  },
  {
    name: "api",
    asks: "both",
    path: /^\/api(\/|$)/i,
    limits: { household: [600, minute], neighbourhood: [6000, minute] },
  },
  {
    name: "forms",
    asks: "sends",
    path: /^\//,
    limits: {
      household: [120, minute],
      neighbourhood: [1200, minute],
      account: [120, minute],
    },
  },
  {
    name: "pages",
    asks: "reads",
    path: /^\//,
    limits: { household: [3000, minute], neighbourhood: [30_000, minute] },
  },
]

/** The first row that fits. @param sends whether the request changes something */
export function rateRowFor(url: URL, sends: boolean): RateRow | undefined {
  return rateTable.find(
    ({ asks, path, query }) =>
      (asks === "both" || asks === (sends ? "sends" : "reads")) &&
      path.test(url.pathname) &&
      (query === undefined || url.searchParams.has(query)),
  )
}
