import { describe, expect, test } from "vitest"
import { TextField } from "#app/components/form-field.tsx"
import { OptionList } from "#app/components/option-list.tsx"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { render } from "./render.tsx"

describe("ProblemSummary", () => {
  test("shows nothing where nothing is wrong", () => {
    expect(render(<ProblemSummary />)).toBe("")
    expect(render(<ProblemSummary errors={{}} />)).toBe("")
  })

  test("leads to each field with its sentence and counts them", () => {
    const errors = { iin: "The last digit does not fit", email: "Enter an address" }
    const markup = render(<ProblemSummary errors={errors} />)
    expect(markup).toContain('role="alert"')
    expect(markup).toContain("Correct 2 fields")
    expect(markup).toContain('<a href="#iin">IIN: The last digit does not fit</a>')
    expect(markup).toContain('<a href="#email">E-mail address: Enter an address</a>')
  })

  test("gives a refusal with its article and the way onward", () => {
    const refusal = {
      message: "Only voters of this district can sign.",
      article: "Article 113‑12, paragraph 3",
      next: { label: "Find your district", href: "/en/areas" },
    }
    const markup = render(<ProblemSummary refusal={refusal} />)
    expect(markup).toContain("Only voters of this district can sign.")
    expect(markup).toContain("Article 113‑12, paragraph 3")
    expect(markup).toContain('<a href="/en/areas">Find your district</a>')
  })
})

describe("a field with a problem", () => {
  test("is the target of the summary and keeps its value", () => {
    const markup = render(
      <TextField name="iin" label="IIN" defaultValue="900101" error="Too short" />,
    )
    expect(markup).toMatch(/<input[^>]*id="iin"[^>]*value="900101"/)
  })

  test("is described by hint and error and marked invalid", () => {
    const markup = render(<TextField name="iin" label="IIN" hint="12 digits" error="Too short" />)
    expect(markup).toContain('aria-describedby="iin-hint iin-error"')
    expect(markup).toContain('aria-invalid="true"')
    expect(markup).toContain('id="iin-hint"')
    expect(markup).toContain('id="iin-error"')
  })

  test("needs neither when all is well", () => {
    const markup = render(<TextField name="iin" label="IIN" />)
    expect(markup).not.toMatch(/aria-(describedby|invalid)/)
  })

  test("an optional one says so and is not required", () => {
    const markup = render(<TextField name="patronymic" label="Patronymic" optional />)
    expect(markup).toContain("(optional)")
    expect(markup).not.toContain("required")
  })

  test("a question's first answer is the target of the summary", () => {
    const options = [
      { value: "low", label: "Low" },
      { value: "high", label: "High" },
    ]
    const markup = render(
      <OptionList
        type="radio"
        name="sure"
        legend="How sure are you?"
        options={options}
        error="Choose one"
      />,
    )
    expect(markup).toMatch(/<input[^>]*id="sure"[^>]*value="low"/)
    expect(markup).toContain('aria-describedby="sure-error"')
  })
})
