import { useId, type ReactNode } from "react"

/** A receipt: a sheet whose lower edge was torn off along the seam. */
export function ReceiptSheet({ children }: { children: ReactNode }) {
  const teeth = useId()
  return (
    <div className="receipt">
      <div className="receipt-sheet">{children}</div>
      <svg className="receipt-edge" aria-hidden="true">
        <pattern id={teeth} width="14" height="9" patternUnits="userSpaceOnUse">
          <path className="receipt-paper" d="M0 0h14l-7 8z" />
          <path d="m0 0 7 8 7-8" fill="none" stroke="currentColor" strokeWidth="1.2" />
        </pattern>
        <rect width="100%" height="9" fill={`url(#${teeth})`} />
      </svg>
    </div>
  )
}
