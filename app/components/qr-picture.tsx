interface QrPictureProps {
  size: number
  path: string
  label: string
  /** It carries a file, not an address alone: its squares are many, and small where it is not wide. */
  dense?: boolean
}

/** A QR code, black on white in every colour scheme: cameras read no other. */
export function QrPicture({ size, path, label, dense = false }: QrPictureProps) {
  return (
    <svg
      className={dense ? "qr qr-dense" : "qr"}
      role="img"
      aria-label={label}
      viewBox={`0 0 ${String(size)} ${String(size)}`}
      shapeRendering="crispEdges"
    >
      <rect className="qr-light" width={size} height={size} />
      <path className="qr-dark" d={path} />
    </svg>
  )
}
