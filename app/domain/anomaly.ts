import { secondsBetween } from "#app/lib/instant.ts"
import type { Instant } from "#app/lib/instant.ts"

/** Fewer signatures than these are never told apart: neither by mail domain nor in a sample. */
export const disclosureFloor = 10

/**
 * From where on a gathering of signatures is shown to moderators as unusual. None of these is proof: a
 * mobile network hides a town behind one prefix, and a news programme makes a burst.
 */
export const anomalyRules = {
  /** Of one network (/24, /48) on one day: so many, and this share of that day's signatures. */
  network: { least: 25, share: 0.1 },
  /** From one mail domain that is none of the large providers': so many, and this share of all. */
  domain: { least: 25, share: 0.05 },
  /** In one minute: so many, and so many times the middle of all minutes in which anybody signed. */
  burst: { least: 20, times: 5 },
  /** With the very same time between asking and confirming: so many, and so many times its neighbours' mean. */
  dwell: { least: 20, times: 5, neighbours: 5 },
} as const

/** Providers whose mailboxes anybody can have: many signatures from one of these say nothing. */
export const largeProviders: readonly string[] = [
  "gmail.com",
  "googlemail.com",
  "mail.ru",
  "inbox.ru",
  "list.ru",
  "bk.ru",
  "internet.ru",
  "yandex.ru",
  "yandex.kz",
  "yandex.com",
  "ya.ru",
  "icloud.com",
  "outlook.com",
  "hotmail.com",
  "yahoo.com",
  "proton.me",
  "protonmail.com",
  "rambler.ru",
]

/** Signatures of one network on one day. `network`: hexadecimal digits of a keyed hash, good for that day alone. */
export interface NetworkGroup {
  readonly network: string
  readonly day: string
  readonly count: number
  /** Signatures of all networks on that day. */
  readonly ofDay: number
}

/** Signatures from one mail domain. `name`: null where too few signed from it for it to be named. */
export interface DomainGroup {
  /** Hexadecimal digits of a keyed hash of the domain. */
  readonly mail: string
  readonly name: string | null
  readonly count: number
}

/** Signatures that were confirmed within one minute, `2026-11-28T09:14`, in UTC. */
export interface MinuteGroup {
  readonly minute: string
  readonly count: number
}

/** Signatures with the same time between asking and confirming, in seconds. */
export interface DwellGroup {
  readonly dwell: number
  readonly count: number
}

/** Networks from which unusually many signed on one day. */
export function unusualNetworks(groups: readonly NetworkGroup[]): NetworkGroup[] {
  const { least, share } = anomalyRules.network
  return groups.filter(({ count, ofDay }) => count >= least && count >= share * ofDay)
}

/** Mail domains of their own from which unusually many of `total` signed. */
export function unusualDomains(groups: readonly DomainGroup[], total: number): DomainGroup[] {
  const { least, share } = anomalyRules.domain
  return groups.filter(
    ({ name, count }) =>
      count >= least && count >= share * total && !largeProviders.includes(name ?? ""),
  )
}

/** Minutes in which unusually many signed. */
export function bursts(minutes: readonly MinuteGroup[]): MinuteGroup[] {
  const { least, times } = anomalyRules.burst
  const middle = medianOf(minutes.map(({ count }) => count))
  return minutes.filter(({ count }) => count >= least && count >= times * middle)
}

/** Times from asking to confirming that unusually many share to the second. */
export function equalDwells(groups: readonly DwellGroup[]): DwellGroup[] {
  const { least, times, neighbours } = anomalyRules.dwell
  const counts = new Map(groups.map(({ dwell, count }) => [dwell, count]))
  return groups.filter(({ dwell, count }) => {
    let around = 0
    for (let step = 1; step <= neighbours; step += 1) {
      around += (counts.get(dwell - step) ?? 0) + (counts.get(dwell + step) ?? 0)
    }
    return count >= least && count >= times * (around / (2 * neighbours))
  })
}

/** Whole seconds from one instant to another, at most an hour: whoever takes longer is no program. */
export function dwellBetween(asked: Instant, confirmed: Instant): number {
  return Math.min(Math.max(secondsBetween(asked, confirmed), 0), longestDwell)
}

/** Seconds; this and more are one bucket. */
export const longestDwell = 3600

function medianOf(counts: readonly number[]): number {
  const sorted = [...counts].sort((one, other) => one - other)
  const half = Math.floor(sorted.length / 2)
  const upper = sorted[half] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2
}
