import type { HorizonKind, PledgeCriterion, Power } from "#app/domain/pledge.ts"
import type { Rating } from "#app/domain/rating.ts"
import { defaultZone, useLocale } from "#app/i18n/locale.tsx"
import { dayIn } from "#app/lib/instant.ts"
import { Facts } from "./facts.tsx"
import { inFours } from "./in-fours.ts"
import { pledgePath } from "./paths.ts"
import { TranslatedField } from "./translation-note.tsx"
import type { ShownTranslation } from "#app/domain/shown-translation.ts"
import { SourceLink } from "./source-link.tsx"
import type { ShownSource } from "./source-link.tsx"
import { InTongue } from "./tongue.tsx"
import { langOf } from "./words.tsx"

interface KeptSource extends ShownSource {
  publicId: string
  sha256: string | null
  capturedAt: string | null
}

interface PledgeFactsProps {
  pledge: {
    publicId: string
    dueOn: string | null
    horizon: HorizonKind | null
    horizonEvent: string | null
    power: Power
    category: string | null
    lang: string
    recordedAt: string
    recordedBy: { name: string | null; organization: string | null } | null
    source: KeptSource
  }
  capture: {
    version: number
    criteria: readonly PledgeCriterion[]
    furtherSources: readonly KeptSource[]
    siblings: readonly { publicId: string; text: string; lang: string }[]
    theirRating: { label: string; as: Rating | null; by: string | null } | null
    quote: { quotePlace: string | null }
  }
  translations: Readonly<
    Partial<Record<"category" | "horizon_event", ShownTranslation | undefined>>
  >
}

/** Horizon, level of power, sources and who recorded the promise. */
export function PledgeFacts({ pledge, capture, translations }: PledgeFactsProps) {
  const { t } = useLocale()
  const { source, category } = pledge
  const { criteria, theirRating } = capture
  const facts = [
    {
      term: t("record.deadline"),
      value: <HorizonInWords {...pledge} made={translations.horizon_event} />,
    },
    { term: t("record.needs"), value: t(`power.${pledge.power}`) },
    category && {
      term: t("record.category"),
      value: <TranslatedField text={category} lang={pledge.lang} made={translations.category} />,
    },
    {
      term: t("capture.rule"),
      value:
        criteria.length === 0
          ? t("capture.not-stated")
          : criteria.map((one) => t(`capture.is-${one}`)).join(" · "),
    },
    { term: t("record.source"), value: <Kept source={source} place={capture.quote.quotePlace} /> },
    source.sha256 !== null && {
      term: t("record.copy-hash"),
      value: <code translate="no">{inFours(source.sha256)}</code>,
    },
    capture.furtherSources.length > 0 && {
      term: t("capture.further"),
      value: <FurtherSources sources={capture.furtherSources} />,
    },
    capture.siblings.length > 0 && {
      term: t("capture.siblings"),
      value: <Siblings siblings={capture.siblings} />,
    },
    theirRating && { term: t("capture.theirs"), value: <TheirRating {...theirRating} /> },
    { term: t("record.recorded"), value: <RecordedBy pledge={pledge} /> },
    { term: t("capture.versions"), value: <VersionsLink {...pledge} {...capture} /> },
  ]
  return <Facts facts={facts.filter((fact) => typeof fact === "object" && fact !== null)} />
}

function HorizonInWords({
  dueOn,
  horizon,
  horizonEvent,
  lang,
  made,
}: Pick<PledgeFactsProps["pledge"], "dueOn" | "horizon" | "horizonEvent" | "lang"> & {
  made: ShownTranslation | undefined
}) {
  const { t, day } = useLocale()
  const until = dueOn && day(dueOn)
  if (horizon === "mandate")
    return <>{[t("capture.until-mandate"), until].filter(Boolean).join(": ")}</>
  if (horizon === "event") {
    return (
      <>
        {until}: <TranslatedField text={horizonEvent ?? ""} lang={lang} made={made} />
      </>
    )
  }
  return <>{until ?? t("record.no-due")}</>
}

function Kept({ source, place }: { source: KeptSource; place: string | null }) {
  const { t } = useLocale()
  const copy = source.capturedAt === null ? undefined : source.publicId
  return (
    <>
      <SourceLink source={source} label={source.url} copy={copy} />
      {place !== null && ` · ${t("capture.at-place", { place })}`}
    </>
  )
}

function FurtherSources({ sources }: { sources: readonly KeptSource[] }) {
  return (
    <ul className="plain-list">
      {sources.map((source) => (
        <li key={source.publicId}>
          <Kept source={source} place={null} />
        </li>
      ))}
    </ul>
  )
}

function Siblings({ siblings }: Pick<PledgeFactsProps["capture"], "siblings">) {
  const { path, quote } = useLocale()
  return (
    <ul className="plain-list">
      {siblings.map(({ publicId, text, lang }) => (
        <li key={publicId}>
          <InTongue lang={langOf(text, lang)}>
            <a href={path(pledgePath(publicId))}>{quote(text)}</a>
          </InTongue>
        </li>
      ))}
    </ul>
  )
}

/** What another tracker says stands by its own name: nobody takes it for a finding of this site. */
function TheirRating({ label, as, by }: { label: string; as: Rating | null; by: string | null }) {
  const { t } = useLocale()
  return (
    <>
      <span translate="no">{by === null ? label : `${label} (${by})`}</span>.{" "}
      {as && `${t("capture.theirs-as", { rating: t(`rating.${as}`) })}. `}
      {t("capture.theirs-not-ours")}
    </>
  )
}

function VersionsLink({ publicId, version }: { publicId: string; version: number }) {
  const { t, path } = useLocale()
  return (
    <a href={path(`${pledgePath(publicId)}/versions`)}>
      {t("capture.versions-count", { count: version })}
    </a>
  )
}

function RecordedBy({ pledge }: Pick<PledgeFactsProps, "pledge">) {
  const { t, day } = useLocale()
  const date = day(dayIn(defaultZone, pledge.recordedAt))
  const who = pledge.recordedBy?.organization ?? pledge.recordedBy?.name
  return <>{who ? t("record.recorded-by", { date, who }) : t("record.imported", { date })}</>
}
