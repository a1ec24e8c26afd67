import type { ReactNode } from "react"

interface PanelProps {
  title?: ReactNode
  children: ReactNode
}

/** A sheet for something to act on: a recall window, a signature, an open petition. Nothing else gets a box. */
export function Panel({ title, children }: PanelProps) {
  return (
    <section className="panel">
      {title && <h2>{title}</h2>}
      {children}
    </section>
  )
}
