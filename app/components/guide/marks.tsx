import { Mark } from "#app/components/mark.tsx"
import {
  accreditationShape,
  evidenceShape,
  petitionStateShape,
  ratingShape,
  signatureShape,
  voteShape,
  witnessShape,
} from "#app/components/mark-meanings.ts"
import { shapes } from "#app/components/mark-shapes.tsx"
import type { Shape } from "#app/components/mark-shapes.tsx"
import { RatingBadge } from "#app/components/rating-badge.tsx"
import { ratings } from "#app/domain/rating.ts"
import { GuideSection } from "./section.tsx"

const meanings = {
  "States of a petition": petitionStateShape,
  Votes: voteShape,
  Evidence: evidenceShape,
  Signatures: signatureShape,
  Witnesses: witnessShape,
  Accreditation: accreditationShape,
}

/** Every shape, and what it stands for: a meaning is never told by colour alone. */
export function Marks() {
  return (
    <>
      <GuideSection title="Ratings: word, shape and colour">
        <ul className="guide-swatches">
          {ratings.map((rating) => (
            <li key={rating}>
              <RatingBadge rating={rating} /> <code>{ratingShape[rating]}</code>
            </li>
          ))}
        </ul>
      </GuideSection>
      <GuideSection title="Marks">
        {Object.entries(meanings).map(([title, marks]) => (
          <MarkList key={title} title={title} marks={Object.entries(marks)} />
        ))}
        <MarkList
          title="All shapes"
          marks={(Object.keys(shapes) as Shape[]).map((shape) => [shape, shape])}
        />
      </GuideSection>
    </>
  )
}

function MarkList({
  title,
  marks,
}: {
  title: string
  marks: readonly (readonly [name: string, shape: Shape])[]
}) {
  return (
    <>
      <h3>{title}</h3>
      <ul className="guide-swatches">
        {marks.map(([name, shape]) => (
          <li key={name}>
            <Mark shape={shape} /> <code>{name}</code>
          </li>
        ))}
      </ul>
    </>
  )
}
