import type { ChallengeOutcome, ChallengerRole } from "#app/domain/challenge.ts"
import type { Rating } from "#app/domain/rating.ts"
import { defaultZone, useLocale } from "#app/i18n/locale.tsx"
import { dayIn } from "#app/lib/instant.ts"
import { List, ListItem } from "./list-item.tsx"
import { ReportLink } from "./report-link.tsx"
import { SourceLink } from "./source-link.tsx"
import type { ShownSource } from "./source-link.tsx"
import { Words } from "./words.tsx"

interface ShownChallenge {
  publicId: string
  verdictNumber: number
  verdictRating: Rating
  clause: number
  codeBookVersion: number
  reason: string
  lang: string
  role: ChallengerRole
  organizationName: string | null
  at: string
  source: ShownSource | null
  outcome: ChallengeOutcome | null
  newVerdict: { rating: Rating } | null
}

/** Who challenged which assessment and why, and what the panel found. */
export function ChallengeList({ challenges }: { challenges: readonly ShownChallenge[] }) {
  const { t, day } = useLocale()
  if (challenges.length === 0) return null
  return (
    <section id="challenges">
      <h2>{t("coding.challenges")}</h2>
      <List>
        {challenges.map((challenge) => (
          <ListItem
            key={challenge.publicId}
            title={<Outcome challenge={challenge} />}
            meta={[
              t(`coding.challenge-by-${challenge.role}`, {
                who: challenge.organizationName ?? t("role.watchdog"),
                date: day(dayIn(defaultZone, challenge.at)),
              }),
              <ReportLink key="report" kind="challenge" id={challenge.publicId} />,
            ]}
          >
            <p>
              {t("coding.challenge-about", {
                number: challenge.verdictNumber,
                rating: t(`rating.${challenge.verdictRating}`),
                clause: challenge.clause,
                version: challenge.codeBookVersion,
              })}
            </p>
            <Words text={challenge.reason} lang={challenge.lang} />
            {challenge.source && (
              <p className="meta">
                <SourceLink source={challenge.source} label={t("record.source")} />
              </p>
            )}
          </ListItem>
        ))}
      </List>
    </section>
  )
}

function Outcome({ challenge: { outcome, newVerdict } }: { challenge: ShownChallenge }) {
  const { t } = useLocale()
  if (outcome === null || !newVerdict) return t("coding.challenge-waits")
  return t(`coding.challenge-${outcome}`, { rating: t(`rating.${newVerdict.rating}`) })
}
