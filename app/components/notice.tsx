import type { ReactNode } from "react"

interface NoticeProps {
  title?: string | undefined
  /** `legal`: what is said here has consequences in law. */
  kind?: "plain" | "legal" | undefined
  /** It stands right under the page's own title. */
  top?: boolean | undefined
  children: ReactNode
}

export function Notice({ title, kind = "plain", top, children }: NoticeProps) {
  const Title = top ? "h2" : "h3"
  return (
    <div className={kind === "legal" ? "notice notice-legal" : "notice"}>
      {title && <Title className="notice-title">{title}</Title>}
      <div className="notice-text">{children}</div>
    </div>
  )
}
