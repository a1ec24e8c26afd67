interface EmptyProps {
  /** What is the case. */
  title: string
  /** One sentence why. */
  reason: string
  onward?: { label: string; href: string } | undefined
  /** `page`: an h1, for a page that has nothing else; `section`: an h2, right under the page's own. */
  level?: "page" | "section" | "part" | undefined
}

const titles = { page: "h1", section: "h2", part: "h3" } as const

/** Nothing here, said plainly: what is the case, why, one way onward. */
export function Empty({ title, reason, onward, level = "part" }: EmptyProps) {
  const Title = titles[level]
  return (
    <div className="empty">
      <Title>{title}</Title>
      <p>{reason}</p>
      {onward && <a href={onward.href}>{onward.label}</a>}
    </div>
  )
}
