interface WayChoiceProps {
  label: string
  ways: readonly { href: string; label: string; current: boolean; count?: number | undefined }[]
}

/** A few views of one page, side by side; each has an address of its own. */
export function WayChoice({ label, ways }: WayChoiceProps) {
  return (
    <nav className="ways" aria-label={label}>
      <ul>
        {ways.map(({ href, label: words, current, count }) => (
          <li key={href}>
            <a href={href} aria-current={current ? "page" : undefined}>
              {words}
              {count !== undefined && <span className="ways-count"> {count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
