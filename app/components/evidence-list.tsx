import type { Direction, EvidenceKind, Strength } from "#app/domain/evidence.ts"
import type { VoteOption } from "#app/domain/vote.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { isPartialDay } from "#app/lib/day.ts"
import { AnnotationLine } from "./annotation-line.tsx"
import type { ShownAnnotation } from "./annotation-line.tsx"
import { EvidenceMark } from "./evidence-mark.tsx"
import { KeptFile } from "./kept-file.tsx"
import type { ShownFile } from "./kept-file.tsx"
import { List, ListItem } from "./list-item.tsx"
import { voteEventPath } from "./paths.ts"
import { ReportLink } from "./report-link.tsx"
import { SourceLink } from "./source-link.tsx"
import type { ShownSource } from "./source-link.tsx"
import { Words } from "./words.tsx"
import { Around, gap } from "./around.tsx"
import { InTongue } from "./tongue.tsx"

interface ShownEvidence {
  publicId: string
  kind: EvidenceKind
  direction: Direction
  strength: Strength
  title: string | null
  note: string
  lang: string
  happenedOn: string | null
  place?: string | null
  source: ShownSource | null
  file?: ShownFile | null
  vote: ShownVote | null
  /** Who answers for it; left out where the page says so itself. */
  from?: { way: "watchdog" | "reader"; organization: string | null }
}

interface ShownVote {
  publicId: string
  motionTitle: string
  motionLang: string | null
  fulfillingOption: VoteOption
  ownOption: VoteOption | null
}

interface EvidenceListProps {
  evidence: readonly ShownEvidence[]
  /** What the deputy says of own votes. */
  annotations?: readonly ShownAnnotation[] | undefined
}

/** What speaks for and against a promise, each with its weight, its note and its source. */
export function EvidenceList({ evidence, annotations = [] }: EvidenceListProps) {
  const { t, path } = useLocale()
  if (evidence.length === 0) return null
  return (
    <List>
      {evidence.map((item) => (
        <ListItem
          key={item.publicId}
          mark={<EvidenceMark direction={item.direction} />}
          title={item.vote?.motionTitle ?? item.title ?? t(`evidence.kind-${item.kind}`)}
          titleLang={titleLang(item)}
          href={item.vote ? path(voteEventPath(item.vote.publicId)) : undefined}
          meta={[
            <Weight key="weight" item={item} />,
            item.place && <Place key="place" place={item.place} lang={item.lang} />,
            item.from && <Linker key="from" from={item.from} />,
            <ReportLink key="report" kind="evidence" id={item.publicId} />,
          ]}
        >
          {item.vote && <OwnVote vote={item.vote} />}
          {annotations
            .filter(({ voteEventPublicId }) => voteEventPublicId === item.vote?.publicId)
            .map((annotation) => (
              <AnnotationLine key={annotation.voteEventPublicId} annotation={annotation} />
            ))}
          <Words text={item.note} lang={item.lang} />
          {item.file && <KeptFile file={item.file} />}
          {item.source && (
            <p className="meta">
              <SourceLink source={item.source} label={t("record.source")} />
            </p>
          )}
        </ListItem>
      ))}
    </List>
  )
}

/** Without a title the kind stands there, in the page's language. */
function titleLang({ vote, title, lang }: ShownEvidence): string | undefined {
  if (vote) return vote.motionLang ?? undefined
  return title === null ? undefined : lang
}

function Weight({ item }: { item: ShownEvidence }) {
  const { t, day } = useLocale()
  const held = item.happenedOn?.slice(0, 10)
  return (
    <>
      <b>{t(`evidence.${item.direction}`)}</b> · {t(`evidence.${item.strength}`)} ·{" "}
      {t(`evidence.kind-${item.kind}`)}
      {held && isPartialDay(held) && ` · ${day(held)}`}
    </>
  )
}

function Place({ place, lang }: { place: string; lang: string }) {
  const { t } = useLocale()
  return (
    <Around sentence={t("offer.at", { place: gap })}>
      <InTongue lang={lang}>{place}</InTongue>
    </Around>
  )
}

function Linker({ from: { way, organization } }: { from: NonNullable<ShownEvidence["from"]> }) {
  const { t } = useLocale()
  if (organization === null) return t(`offer.way-${way}-bare`)
  return t(`offer.way-${way}`, { organization })
}

function OwnVote({ vote }: { vote: ShownVote }) {
  const { t } = useLocale()
  const own = vote.ownOption
  return (
    <p>
      {own ? t("record.voted", { option: t(`vote.one-${own}`) }) : t("record.no-own-vote")}
      {". "}
      {t("record.fulfils", { option: t(`vote.one-${vote.fulfillingOption}`) })}.
    </p>
  )
}
