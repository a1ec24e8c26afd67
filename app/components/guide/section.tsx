import type { ReactNode } from "react"

/** A family of the style guide under its name, as code calls it. */
export function GuideSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="guide-section">
      <h2>{title}</h2>
      {children}
    </section>
  )
}
