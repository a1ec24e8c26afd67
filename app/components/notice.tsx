import type { ReactNode } from "react"

interface NoticeProps {
  title?: string | undefined
  /** `legal`: what is said here has consequences in law. */
  kind?: "plain" | "legal" | undefined
  children: ReactNode
}

export function Notice({ title, kind = "plain", children }: NoticeProps) {
  return (
    <div className={kind === "legal" ? "notice notice-legal" : "notice"}>
      {title && <h3>{title}</h3>}
      <div className="notice-text">{children}</div>
    </div>
  )
}
