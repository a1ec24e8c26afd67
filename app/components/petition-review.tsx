import type { PetitionState } from "#app/domain/petition-state.ts"
import type { Rating } from "#app/domain/rating.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { Button } from "./button.tsx"
import { OwnForm } from "./own-form.tsx"
import type { BrokenPromise } from "./petition-fields.tsx"
import { PetitionSplit } from "./petition-split.tsx"
import { Carried } from "./petition-steps.tsx"

interface PetitionReviewProps {
  values: Readonly<Record<string, string>>
  grounds: readonly BrokenPromise[]
  today: string
  /** What comes before signing opens, and how many seconders are needed. */
  steps: readonly PetitionState[]
  seconders: number
}

/** The last step: the petition as readers will see it, and what follows its submission. */
export function PetitionReview({ values, grounds, today, steps, seconders }: PetitionReviewProps) {
  const { t, lang, path } = useLocale()
  const { mandate = "", title = "", statement = "", lang: textLang = lang } = values
  const asked = steps.includes("reply-window")
  return (
    <>
      <section>
        <h2 lang={textLang}>{title}</h2>
        <PetitionSplit
          petition={{
            statement,
            lang: textLang,
            createdAt: `${today}T12:00:00.000Z`,
            replyDueOn: null,
          }}
          grounds={grounds.map(({ publicId, text }) => ({
            pledgePublicId: publicId,
            text,
            lang: textLang,
            verdict: { rating: "broken" satisfies Rating },
          }))}
          reply={null}
          replyToCome={asked}
        />
      </section>
      <WhatNext steps={steps} seconders={seconders} />
      <section>
        <OwnForm className="form">
          <Carried
            values={{ mandate, title, statement, lang: textLang }}
            pledges={grounds.map(({ publicId }) => publicId)}
          />
          <div className="button-row">
            <Button name="intent" value="submit">
              {t("petition.submit")}
            </Button>
            <Button formAction={path("/petitions/new/sheet.pdf")} kind="secondary">
              {t("sheet.preview")}
            </Button>
            <Button name="intent" value="text" kind="secondary">
              {t("opening.back-to-text")}
            </Button>
            <Button name="intent" value="draft" kind="secondary">
              {t("opening.keep-draft")}
            </Button>
          </div>
        </OwnForm>
      </section>
    </>
  )
}

function WhatNext({ steps, seconders }: Pick<PetitionReviewProps, "steps" | "seconders">) {
  const { t } = useLocale()
  const said = steps.flatMap((step) => {
    if (step === "seconding") return [t("opening.next-seconding", { count: seconders })]
    if (step === "legal-check") return [t("opening.next-legal-check")]
    return step === "reply-window" ? [t("opening.next-reply-window")] : []
  })
  return (
    <section>
      <h2>{t("opening.next")}</h2>
      <ol>
        {(said.length === 0 ? [t("opening.next-open")] : said).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ol>
    </section>
  )
}
