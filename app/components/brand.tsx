/** The split tally stick: the left half solid, the right half only its outline, the seam fitting both. */
export function BrandMark() {
  return (
    <svg className="brand-mark" viewBox="0 0 24 24" aria-hidden="true">
      <path fill="currentColor" d="M1 2h9.6L8.2 7.2l2.4 3-2 3.4 1.6 2.8L8 22H1z" />
      <path
        fill="none"
        stroke="currentColor"
        strokeWidth="1.9"
        d="M14 1.95h8.05v20.1H11.1l2.2-5.5-1.7-2.9 2-3.4-2.5-3.1z"
      />
    </svg>
  )
}
