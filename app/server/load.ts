/** What a request is for, when not all can be served: signing has a lane of its own. */
export type Lane = "signing" | "sending" | "reading"

/** How busy the process is, as one lane sees it. */
export interface Load {
  /** Milliseconds by which the event loop was late lately. */
  readonly delay: number
  /** Requests under way in the lane. */
  readonly underWay: number
  /** Milliseconds since the lane's last request was done. */
  readonly idle: number
}

interface Capacity {
  readonly delay: number
  readonly underWay: number
}

/**
 * Up to where each lane is served. Reading gives way first, then forms other than those of signing. The
 * lane of signing counts its own requests alone: readers, however many, take none of its places.
 */
export const capacity: Readonly<Record<Lane, Capacity>> = {
  reading: { delay: 200, underWay: 128 },
  sending: { delay: 500, underWay: 128 },
  signing: { delay: 5000, underWay: 512 },
}

/** However late the loop is, so often one of each lane is served: a single reader is no crowd. */
export const trickleMs = 100

/** Decides whether one more request of a lane is served under such a load. */
export function isServed(lane: Lane, { delay, underWay, idle }: Load): boolean {
  const most = capacity[lane]
  if (underWay >= most.underWay) return false
  return delay <= most.delay || (underWay === 0 && idle >= trickleMs)
}
