import type { CitedEvidence, GroundDifference } from "#app/domain/ground-difference.ts"
import { defaultZone, useLocale } from "#app/i18n/locale.tsx"
import { dayIn } from "#app/lib/instant.ts"
import { Notice } from "./notice.tsx"
import { pledgePath } from "./paths.ts"

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
    <Notice kind="legal" title={t("petition.verdict-banner")}>
      {changed.map(({ pledgePublicId, text, lang, difference }) => (
        <div key={pledgePublicId} className="ground-change">
          <p>
            <a href={path(pledgePath(pledgePublicId))} lang={lang}>
              {quote(text)}
            </a>
          </p>
          <VerdictThenAndNow difference={difference} />
          <EvidenceChanges difference={difference} />
        </div>
      ))}
    </Notice>
  )
}

function VerdictThenAndNow({ difference }: { difference: GroundDifference }) {
  const { t, day } = useLocale()
  const { ratingThen, ratingNow, reasonThen, reasonNow, changedAt } = difference
  if (ratingThen === ratingNow && reasonThen === reasonNow) {
    return <p>{t("petition.verdict-evidence-changed")}</p>
  }
  return (
    <>
      <p lang={difference.langNow}>
        {t("pattern.verdict-changed", {
          date: day(dayIn(defaultZone, changedAt)),
          old: t(`rating.${ratingThen}`),
          new: t(`rating.${ratingNow}`),
          reason: reasonNow,
        })}
      </p>
      <p className="meta" lang={difference.langThen}>
        {t("petition.reason-then", { reason: reasonThen })}
      </p>
    </>
  )
}

function EvidenceChanges({ difference }: { difference: GroundDifference }) {
  const { t } = useLocale()
  const lists = [
    ["petition.evidence-added", difference.added],
    ["petition.evidence-removed", difference.removed],
    ["petition.evidence-reworded", difference.reworded],
  ] as const
  const said = lists.flatMap(([key, evidence]) =>
    evidence.map(({ publicId, title, lang }: CitedEvidence) => (
      <li key={`${key} ${publicId}`} lang={lang}>
        {t(key, { title })}
      </li>
    )),
  )
  return said.length === 0 ? null : <ul className="ground-list">{said}</ul>
}
