import { Button, ButtonLink } from "#app/components/button.tsx"
import { SelectField, TextAreaField, TextField } from "#app/components/form-field.tsx"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { GuideSection } from "./section.tsx"

/** What a reader presses and fills in, also when something is wrong with it. */
export function Controls() {
  return (
    <>
      <GuideSection title="Buttons">
        <p className="guide-row">
          <Button type="button">Primary</Button>
          <Button type="button" kind="secondary">
            Secondary
          </Button>
          <ButtonLink href="#main">A link as a button</ButtonLink>
          <a href="#main">A link</a>
        </p>
        <Button type="button" wide>
          Wide, for signing alone
        </Button>
      </GuideSection>
      <GuideSection title="Forms">
        <ProblemSummary
          errors={{ "guide-wrong": "Enter a day that exists, such as 29 February 2028." }}
        />
        <TextField name="guide-name" label="Full name" hint="As in the identity card." />
        <TextField name="guide-short" label="House" width="short" optional />
        <TextField
          name="guide-wrong"
          label="Day"
          defaultValue="31.02.2026"
          error="Enter a day that exists, such as 29 February 2028."
        />
        <TextAreaField name="guide-text" label="What happened" />
        <SelectField
          name="guide-choice"
          label="Region"
          options={[{ value: "1", label: "Ұлытау облысы" }]}
        />
      </GuideSection>
    </>
  )
}
