import { expect, test } from "vitest"
import StyleGuide, { loader } from "#app/routes/styleguide.tsx"
import { render } from "#tests/components/render.tsx"

test.each([
  ["development", "en", 200],
  ["development", "kk", 404],
  ["demo", "en", 404],
  ["production", "en", 404],
])("the style guide in %s, language %s: %i", (mode, lang, status) => {
  expect(statusFor(mode, lang)).toBe(status)
})

test("the style guide draws every part without a fault", () => {
  const markup = render(<StyleGuide />)
  for (const part of [
    "square-ticked-solid",
    "--broken",
    "field-wrong",
    "timeline-now",
    "split-missing",
  ])
    expect(markup).toContain(part)
})

function statusFor(mode: string, lang: string): number {
  try {
    loader({ context: { house: { mode }, lang } } as never)
    return 200
  } catch (thrown) {
    return (thrown as { init: { status: number } }).init.status
  }
}
