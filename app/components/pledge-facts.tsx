import type { Power } from "#app/domain/pledge.ts"
import { defaultZone, useLocale } from "#app/i18n/locale.tsx"
import { dayIn } from "#app/lib/instant.ts"
import { Facts } from "./facts.tsx"
import { SourceLink } from "./source-link.tsx"
import type { ShownSource } from "./source-link.tsx"

interface PledgeFactsProps {
  pledge: {
    dueOn: string | null
    power: Power
    category: string | null
    lang: string
    recordedAt: string
    recordedBy: { name: string | null; organization: string | null } | null
    source: ShownSource & { sha256: string | null }
  }
}

/** Deadline, level of power, source and who recorded the promise. */
export function PledgeFacts({ pledge }: PledgeFactsProps) {
  const { t, day } = useLocale()
  const { source, category } = pledge
  const facts = [
    { term: t("record.deadline"), value: pledge.dueOn ? day(pledge.dueOn) : t("record.no-due") },
    { term: t("record.needs"), value: t(`power.${pledge.power}`) },
    category && { term: t("record.category"), value: <span lang={pledge.lang}>{category}</span> },
    { term: t("record.source"), value: <SourceLink source={source} label={source.url} /> },
    source.sha256 !== null && {
      term: t("record.copy-hash"),
      value: <code translate="no">{inFours(source.sha256)}</code>,
    },
    { term: t("record.recorded"), value: <RecordedBy pledge={pledge} /> },
  ]
  return <Facts facts={facts.filter((fact) => typeof fact === "object" && fact !== null)} />
}

function RecordedBy({ pledge }: PledgeFactsProps) {
  const { t, day } = useLocale()
  const date = day(dayIn(defaultZone, pledge.recordedAt))
  const who = pledge.recordedBy?.organization ?? pledge.recordedBy?.name
  return <>{who ? t("record.recorded-by", { date, who }) : t("record.imported", { date })}</>
}

/** Hashes are compared by eye in groups of four. */
function inFours(hash: string): string {
  return hash.replace(/(.{4})(?=.)/g, "$1 ")
}
