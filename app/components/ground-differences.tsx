import type { CitedEvidence, GroundDifference } from "#app/domain/ground-difference.ts"
import { defaultZone, useLocale } from "#app/i18n/locale.tsx"
import { dayIn } from "#app/lib/instant.ts"
import { Notice } from "./notice.tsx"
import { pledgePath } from "./paths.ts"
import { Around, gap } from "./around.tsx"
import { InTongue } from "./tongue.tsx"
import { langOf } from "./words.tsx"

export interface ChangedGround {
  readonly pledgePublicId: string
  readonly text: string
  readonly lang: string
  readonly difference: GroundDifference
}

/** A banner over the petition: which assessments behind its grounds have changed since, and how. */
export function GroundDifferences({ changed }: { changed: readonly ChangedGround[] }) {
  const { t, path, quote } = useLocale()
  if (changed.length === 0) return null
  return (
    <Notice top kind="legal" title={t("petition.verdict-banner")}>
      {changed.map(({ pledgePublicId, text, lang, difference }) => (
        <div key={pledgePublicId} className="ground-change">
          <p>
            <InTongue lang={langOf(text, lang)}>
              <a href={path(pledgePath(pledgePublicId))}>{quote(text)}</a>
            </InTongue>
          </p>
          <VerdictThenAndNow difference={difference} />
          <EvidenceChanges difference={difference} />
        </div>
      ))}
    </Notice>
  )
}

function VerdictThenAndNow({ difference }: { difference: GroundDifference }) {
  const { t, day, words } = useLocale()
  const { ratingThen, ratingNow, reasonThen, reasonNow, changedAt } = difference
  if (ratingThen === ratingNow && reasonThen === reasonNow) {
    return <p>{t("petition.verdict-evidence-changed")}</p>
  }
  return (
    <>
      <p>
        <Around
          sentence={t("pattern.verdict-changed", {
            date: day(dayIn(defaultZone, changedAt)),
            old: t(`rating.${ratingThen}`),
            new: t(`rating.${ratingNow}`),
            reason: gap,
          })}
        >
          <InTongue lang={langOf(reasonNow, difference.langNow)}>{words(reasonNow)}</InTongue>
        </Around>
      </p>
      <p className="meta">
        <Around sentence={t("petition.reason-then", { reason: gap })}>
          <InTongue lang={langOf(reasonThen, difference.langThen)}>{words(reasonThen)}</InTongue>
        </Around>
      </p>
    </>
  )
}

function EvidenceChanges({ difference }: { difference: GroundDifference }) {
  const { t, words } = useLocale()
  const lists = [
    ["petition.evidence-added", difference.added],
    ["petition.evidence-removed", difference.removed],
    ["petition.evidence-reworded", difference.reworded],
  ] as const
  const said = lists.flatMap(([key, evidence]) =>
    evidence.map(({ publicId, title, lang }: CitedEvidence) => (
      <li key={`${key} ${publicId}`}>
        <Around sentence={t(key, { title: gap })}>
          <InTongue lang={langOf(title, lang)}>{words(title)}</InTongue>
        </Around>
      </li>
    )),
  )
  return said.length === 0 ? null : <ul className="ground-list">{said}</ul>
}
