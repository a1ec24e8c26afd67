interface QrPictureProps {
  size: number
  path: string
  label: string
}

/** A QR code, black on white in every colour scheme: cameras read no other. */
export function QrPicture({ size, path, label }: QrPictureProps) {
  return (
    <svg
      className="qr"
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
