import type { Rating } from "#app/domain/rating.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { dayIn } from "#app/lib/instant.ts"
import { defaultZone } from "#app/i18n/locale.tsx"
import { SourceLink } from "./source-link.tsx"
import type { ShownSource } from "./source-link.tsx"
import { FindingSplit } from "./split.tsx"
import { langOf } from "./words.tsx"

interface PledgeFindingProps {
  deputy: string
  verdict:
    | {
        rating: Rating
        reason: string
        lang: string
        at: string
        codeBookVersion: number
        organizations: readonly { name: string }[]
      }
    | undefined
  claim:
    | {
        rating: Rating
        text: string
        lang: string
        at: string
        authorRole: string
        source: ShownSource | null
      }
    | undefined
}

/** What the deputy says beside what the watchdog finds: neither overwrites the other. */
export function PledgeFinding({ deputy, verdict, claim }: PledgeFindingProps) {
  const { t, day, quote } = useLocale()
  return (
    <FindingSplit
      deputy={
        claim
          ? {
              rating: claim.rating,
              quote: quote(claim.text),
              quoteLang: langOf(claim.text, claim.lang),
              foot: (
                <>
                  {t(claim.authorRole === "delegate" ? "record.by-delegate" : "record.by", {
                    who: deputy,
                    date: day(dayIn(defaultZone, claim.at)),
                  })}
                  {claim.source && (
                    <>
                      . <SourceLink source={claim.source} label={t("record.proof")} />
                    </>
                  )}
                </>
              ),
            }
          : {}
      }
      watchdog={
        verdict
          ? {
              rating: verdict.rating,
              quote: quote(verdict.reason),
              quoteLang: langOf(verdict.reason, verdict.lang),
              foot: (
                <>
                  {t("record.by", {
                    who:
                      verdict.organizations.map(({ name }) => name).join(", ") ||
                      t("role.watchdog"),
                    date: day(dayIn(defaultZone, verdict.at)),
                  })}
                  . {t("record.code-book", { version: verdict.codeBookVersion })}
                </>
              ),
            }
          : {}
      }
    />
  )
}
