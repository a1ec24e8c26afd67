import type { ReactNode } from "react"
import { noteLimits } from "#app/domain/evidence.ts"
import type { VoteOption } from "#app/domain/vote.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { isPartialDay } from "#app/lib/day.ts"
import { OptionField } from "./bearing-fields.tsx"
import { Empty } from "./empty.tsx"
import { Filters } from "./filters.tsx"
import type { ReadAnswer } from "./form-answer.ts"
import { TextAreaField } from "./form-field.tsx"
import { LangField, PostForm } from "./form-frame.tsx"
import { voteShape } from "./mark-meanings.ts"
import { OptionList } from "./option-list.tsx"
import { StrengthField } from "./strength-field.tsx"

/** A vote that can be linked. */
export interface OfferedVote {
  publicId: string
  title: string
  startDate: string | null
  ownOption: VoteOption
}

interface VoteChoiceProps {
  question: string
  votes: readonly OfferedVote[]
  /** The form around the choice; what it is given draws which vote, and which option fulfils the promise. */
  children: (fields: (answer: ReadAnswer) => ReactNode) => ReactNode
}

/** Links one of the deputy's votes: which option fulfils the promise, how much it weighs, what it shows. */
export function VoteLinkForm({
  answer,
  ...choice
}: Omit<VoteChoiceProps, "children"> & { answer: ReadAnswer }) {
  const { t } = useLocale()
  return (
    <VoteChoice {...choice}>
      {(fields) => (
        <PostForm submit={t("desk.link-vote")}>
          {fields(answer)}
          <StrengthField answer={answer} />
          <NoteField answer={answer} />
          <LangField answer={answer} />
        </PostForm>
      )}
    </VoteChoice>
  )
}

/** The deputy's votes under a search, around a form; said plainly where there is none. */
export function VoteChoice({ question, votes, children }: VoteChoiceProps) {
  const { t } = useLocale()
  return (
    <>
      <Filters
        search={{ name: "q", label: t("desk.vote-search"), value: question }}
        kept={{ by: "vote" }}
        filters={[]}
        submit={t("common.search-button")}
      />
      {votes.length === 0 ? (
        <Empty title={t("desk.vote-none")} reason={t("desk.vote-none-why")} />
      ) : (
        children((answer) => <VoteFields votes={votes} answer={answer} />)
      )}
    </>
  )
}

function VoteFields({ votes, answer }: { votes: readonly OfferedVote[]; answer: ReadAnswer }) {
  const { t, day } = useLocale()
  const { errors, values } = answer
  return (
    <>
      <OptionList
        type="radio"
        name="voteEvent"
        required
        legend={t("desk.vote-choose")}
        error={errors["voteEvent"]}
        options={votes.map((vote) => ({
          value: vote.publicId,
          label: vote.title,
          definition: [
            heldOn(vote),
            t("desk.own-vote", { option: t(`vote.one-${vote.ownOption}`) }),
          ]
            .filter(Boolean)
            .join(" · "),
          shape: voteShape[vote.ownOption],
          chosen: values["voteEvent"] === vote.publicId,
        }))}
      />
      <OptionField answer={answer} />
    </>
  )

  function heldOn({ startDate }: OfferedVote): string {
    const held = startDate?.slice(0, 10) ?? ""
    return isPartialDay(held) ? day(held) : ""
  }
}

/** What a piece of evidence shows, in the words of who links it. */
export function NoteField({ answer: { errors, values } }: { answer: ReadAnswer }) {
  const { t } = useLocale()
  return (
    <TextAreaField
      name="note"
      rows={3}
      label={t("desk.note")}
      hint={t("desk.note-hint", noteLimits)}
      error={errors["note"]}
      defaultValue={values["note"]}
    />
  )
}
