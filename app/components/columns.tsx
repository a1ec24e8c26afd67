import type { ReactNode } from "react"

interface ColumnsProps {
  rail: ReactNode
  /** `hero`: 6 to 5, the front page. `desk`: 5 to 6, the coding desk. Otherwise a rail of 19rem. */
  kind?: "rail" | "hero" | "desk" | undefined
  children: ReactNode
}

/** The argument on the left, what surrounds it on the right; on a narrow screen the rail follows. */
export function Columns({ rail, kind = "rail", children }: ColumnsProps) {
  return (
    <div className={kind === "rail" ? "columns" : `columns columns-${kind}`}>
      <div className="columns-main">{children}</div>
      <div className="columns-rail">{rail}</div>
    </div>
  )
}
