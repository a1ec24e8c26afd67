import type { Rating } from "#app/domain/rating.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { dayIn } from "#app/lib/instant.ts"
import { defaultZone } from "#app/i18n/locale.tsx"
import { FindingReplies } from "./finding-reply.tsx"
import type { ShownReply } from "./finding-reply.tsx"
import { RescopeSaid } from "./rescope-said.tsx"
import type { ShownRescope } from "./rescope-said.tsx"
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
  /** The deputy's replies to this finding, the latest first. */
  replies?: readonly ShownReply[] | undefined
  /** How the deputy scoped the promise anew last. */
  rescope?: ShownRescope | undefined
}

/** What the deputy says beside what the watchdog finds: neither overwrites the other. */
export function PledgeFinding(props: PledgeFindingProps) {
  const { deputy, verdict, claim, replies = [], rescope } = props
  const { t, day, quote } = useLocale()
  const beside = (replies.length > 0 || rescope) && (
    <>
      <FindingReplies replies={replies} />
      {rescope && <RescopeSaid rescope={rescope} />}
    </>
  )
  return (
    <FindingSplit
      deputy={
        claim
          ? {
              rating: claim.rating,
              quote: quote(claim.text),
              quoteLang: langOf(claim.text, claim.lang),
              extra: beside,
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
          : beside
            ? { quote: null, extra: beside }
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
                  {" · "}
                  {t("record.code-book", { version: verdict.codeBookVersion })}
                </>
              ),
            }
          : {}
      }
    />
  )
}
