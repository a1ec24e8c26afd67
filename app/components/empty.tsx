interface EmptyProps {
  /** What is the case. */
  title: string
  /** One sentence why. */
  reason: string
  onward?: { label: string; href: string } | undefined
  /** `page`: an h1, for a page that has nothing else. */
  level?: "page" | "part" | undefined
}

/** Nothing here, said plainly: what is the case, why, one way onward. */
export function Empty({ title, reason, onward, level = "part" }: EmptyProps) {
  const Title = level === "page" ? "h1" : "h3"
  return (
    <div className="empty">
      <Title>{title}</Title>
      <p>{reason}</p>
      {onward && <a href={onward.href}>{onward.label}</a>}
    </div>
  )
}
