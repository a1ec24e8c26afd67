import type { ReactNode } from "react"
import type { Change, Version } from "#app/domain/pledge-versions.ts"
import { defaultZone, useLocale } from "#app/i18n/locale.tsx"
import { dayIn } from "#app/lib/instant.ts"
import { WordDiff } from "./word-diff.tsx"

interface VersionListProps<Fact extends string> {
  versions: readonly Version<Fact>[]
  lang: string
  /** Facts whose words are compared word by word. */
  worded: readonly Fact[]
  nameOf: (fact: Fact) => string
  /** A value in the reader's words. */
  valueOf: (fact: Fact, value: string) => string
}

/** Versions, the one in force first: who made each, when, why, and what it changed. */
export function VersionList<Fact extends string>(props: VersionListProps<Fact>) {
  const { t } = useLocale()
  return (
    <ol className="versions" reversed>
      {props.versions.map(({ number, made, changes }) => (
        <li key={number}>
          <h3>{t("capture.version", { number })}</h3>
          {made ? <Made {...made} /> : <p className="meta">{t("capture.version-first")}</p>}
          {changes.map((change) => (
            <Changed key={change.fact} change={change} {...props} />
          ))}
        </li>
      ))}
    </ol>
  )
}

function Made({ at, by, reason }: { at: string; by: string | null; reason: string | null }) {
  const { t, day } = useLocale()
  const date = day(dayIn(defaultZone, at))
  return (
    <>
      <p className="meta">
        {by === null
          ? t("capture.version-imported", { date })
          : t("capture.version-by", { date, who: by })}
      </p>
      {reason && <p>{t("capture.version-reason", { reason })}</p>}
    </>
  )
}

function Changed<Fact extends string>({
  change: { fact, former, latter },
  worded,
  lang,
  nameOf,
  valueOf,
}: VersionListProps<Fact> & { change: Change<Fact> }) {
  const { t } = useLocale()
  function shown(value: string | null): ReactNode {
    return value === null ? t("capture.not-stated") : valueOf(fact, value)
  }
  return (
    <div className="version-change">
      <h4>{nameOf(fact)}</h4>
      {worded.includes(fact) && former !== null && latter !== null ? (
        <WordDiff former={former} latter={latter} lang={lang} />
      ) : (
        <p className="word-diff">
          <del>
            <span className="visually-hidden">{`[${t("capture.diff-removed")}: `}</span>
            {shown(former)}
            <span className="visually-hidden">{"]"}</span>
          </del>{" "}
          <ins>
            <span className="visually-hidden">{`[${t("capture.diff-added")}: `}</span>
            {shown(latter)}
            <span className="visually-hidden">{"]"}</span>
          </ins>
        </p>
      )}
    </div>
  )
}
