import type { Role } from "#app/domain/access.ts"
import type { Direction, EvidenceKind } from "#app/domain/evidence.ts"
import type { VoteOption } from "#app/domain/vote.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { isPartialDay } from "#app/lib/day.ts"
import { Facts } from "./facts.tsx"
import { KeptFile } from "./kept-file.tsx"
import type { ShownFile } from "./kept-file.tsx"
import { pledgePath, voteEventPath } from "./paths.ts"
import { Words } from "./words.tsx"

interface OfferCaseProps {
  offer: {
    publicId: string
    kind: EvidenceKind
    title: string
    lang: string
    pledgePublicId: string
    pledgeText: string
    pledgeLang: string
    personName: string
    senderRole: Role | null
    file: ShownFile | null
    vote: {
      publicId: string
      motionTitle: string
      fulfillingOption: VoteOption
      ownOption: VoteOption | null
    } | null
  }
  content: {
    note: string
    lang: string
    happenedOn: string | null
    place: string | null
    sourceUrl: string | null
    sourceTitle: string | null
  }
  direction: Direction
}

/** What somebody sent in, and the promise it is to speak about. */
export function OfferCase({ offer, content, direction }: OfferCaseProps) {
  const { path, quote, heading } = useLocale()
  return (
    <>
      <section>
        <p className="meta" translate="no">
          {offer.personName}
        </p>
        <blockquote className="verbatim" lang={offer.pledgeLang}>
          <a href={path(pledgePath(offer.pledgePublicId))}>{quote(offer.pledgeText)}</a>
        </blockquote>
      </section>
      <section>
        <h2>{heading(offer.title)}</h2>
        <Words text={content.note} lang={content.lang} />
        {offer.file && <KeptFile file={offer.file} at={`/desk/evidence/${offer.publicId}/file`} />}
        <OfferFacts offer={offer} content={content} direction={direction} />
      </section>
    </>
  )
}

function OfferFacts({ offer, content, direction }: OfferCaseProps) {
  const { t, day, path } = useLocale()
  const { vote, senderRole } = offer
  const { happenedOn, place, sourceUrl, sourceTitle } = content
  const held = happenedOn ?? ""
  return (
    <Facts
      facts={[
        { term: t("desk.kind"), value: t(`evidence.kind-${offer.kind}`) },
        { term: t("desk.direction"), value: t(`evidence.${direction}`) },
        ...(isPartialDay(held) ? [{ term: t("desk.happened-on"), value: day(held) }] : []),
        ...(place ? [{ term: t("offer.place"), value: place }] : []),
        ...(vote
          ? [
              {
                term: t("alignment.event"),
                value: <a href={path(voteEventPath(vote.publicId))}>{vote.motionTitle}</a>,
              },
              { term: t("alignment.link"), value: t(`vote.one-${vote.fulfillingOption}`) },
              {
                term: t("alignment.own"),
                value: vote.ownOption ? t(`vote.one-${vote.ownOption}`) : t("alignment.no-record"),
              },
            ]
          : []),
        ...(sourceUrl
          ? [
              {
                term: t("record.source"),
                value: (
                  <a href={sourceUrl} rel="external noreferrer nofollow" translate="no">
                    {sourceTitle ?? sourceUrl}
                  </a>
                ),
              },
            ]
          : []),
        {
          term: t("offer.sender"),
          value: senderRole
            ? t("offer.from-role", { role: t(`role.${senderRole}`) })
            : t("offer.from-nobody"),
        },
      ]}
    />
  )
}
