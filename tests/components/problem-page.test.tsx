import { expect, test } from "vitest"
import { ProblemPage } from "#app/components/problem-page.tsx"
import { render } from "./render.tsx"

test("says the wait in words, where there is one", () => {
  expect(render(<ProblemPage status={429} wait={150} />)).toContain(
    "You can try again in 3 minutes.",
  )
  expect(render(<ProblemPage status={429} />)).not.toContain("You can try again in")
})
