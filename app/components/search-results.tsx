import type { ReactNode } from "react"
import { useLocale } from "#app/i18n/locale.tsx"
import { DeputyList } from "./deputy-list.tsx"
import type { DeputyListProps } from "./deputy-list.tsx"
import { Empty } from "./empty.tsx"
import { FoundAreas, FoundPlaces } from "./found-places.tsx"
import type { FoundArea, FoundPlace, HolderShown } from "./found-places.tsx"
import { Pagination } from "./pagination.tsx"
import { PetitionList } from "./petition-list.tsx"
import type { ListedPetition } from "./petition-list.tsx"
import { PledgeList } from "./pledge-list.tsx"
import type { ListedPledge } from "./pledge-list.tsx"
import { withQuery } from "./query-link.ts"

type Group = { total: number; isMore: boolean } & (
  | { kind: "person"; items: DeputyListProps["deputies"] }
  | { kind: "area"; items: readonly FoundArea[]; holders: readonly HolderShown[] }
  | { kind: "place"; items: readonly FoundPlace[]; holders: readonly HolderShown[] }
  | { kind: "pledge"; items: readonly ListedPledge[] }
  | { kind: "petition"; items: readonly ListedPetition[] }
)

interface Found {
  readonly question: string
  /** The one kind that is looked through; null for all, a few of each. */
  readonly kind: Group["kind"] | null
  readonly page: number
  readonly limit: number
  readonly today: string
  readonly readAs: string | null
  readonly isClose: boolean
  readonly groups: readonly Group[]
}

/** What was found, by kind: how many there are, the best, and the way to the rest. */
export function SearchResults({ found }: { found: Found }) {
  const { t, quote, path } = useLocale()
  const { question, groups, readAs, isClose, kind } = found
  if (groups.length === 0) {
    return (
      <Empty
        title={t("search.none")}
        reason={t("search.none-why", { query: quote(question) })}
        onward={{ label: t("home.areas-link"), href: path("/areas") }}
      />
    )
  }
  return (
    <>
      {readAs !== null && <p role="status">{t("people.found", { query: quote(readAs) })}</p>}
      {isClose && <p role="status">{t("search.close", { query: quote(question) })}</p>}
      {kind !== null && (
        <p>
          <a href={withQuery(path("/search"), { q: question })}>{t("search.all-kinds")}</a>
        </p>
      )}
      {groups.map((group) => (
        <FoundSection key={group.kind} group={group} found={found} />
      ))}
    </>
  )
}

function FoundSection({ group, found }: { group: Group; found: Found }) {
  const { t, path } = useLocale()
  const { question: q, kind, page, limit } = found
  const rest = group.total - group.items.length
  function turned(to: number): string {
    return withQuery(path("/search"), { q, kind: group.kind, page: String(to) })
  }
  return (
    <section className="search-group">
      <h2>{t(`search.${group.isMore ? "more-" : ""}${group.kind}`, { count: group.total })}</h2>
      {itemsOf(group, found.today)}
      {kind === null && rest > 0 && (
        <p className="list-more">
          <a href={withQuery(path("/search"), { q, kind: group.kind })}>
            {group.isMore
              ? t("search.further")
              : t(`search.all-${group.kind}`, { count: group.total })}
          </a>
        </p>
      )}
      {kind !== null && (
        <Pagination
          previous={page > 1 ? turned(page - 1) : undefined}
          next={page * limit < group.total ? turned(page + 1) : undefined}
        />
      )}
    </section>
  )
}

function itemsOf(group: Group, today: string): ReactNode {
  switch (group.kind) {
    case "person":
      return <DeputyList deputies={group.items} />
    case "area":
      return <FoundAreas areas={group.items} holders={group.holders} />
    case "place":
      return <FoundPlaces places={group.items} holders={group.holders} />
    case "pledge":
      return <PledgeList pledges={group.items} />
    case "petition":
      return <PetitionList petitions={group.items} today={today} />
  }
}
