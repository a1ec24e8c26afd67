/** Pictures and documents. */
export type MediaKind = "jpeg" | "png" | "webp" | "pdf"

/** What the copy of a source may be besides. A page is handed out to be saved, never to be shown. */
export type TextKind = "html" | "text"

/** The kinds of file that the site takes. A caller names those that it wants. */
export type UploadKind = MediaKind | TextKind

interface Kind {
  readonly type: string
  /** The endings that a file of this kind may bear; the first is the one it gets from us. */
  readonly endings: readonly [string, ...string[]]
}

/** What each kind is called: by its media type and by the ending of a file's name. */
export const uploadKinds: Readonly<Record<UploadKind, Kind>> = {
  jpeg: { type: "image/jpeg", endings: ["jpg", "jpeg"] },
  png: { type: "image/png", endings: ["png"] },
  webp: { type: "image/webp", endings: ["webp"] },
  pdf: { type: "application/pdf", endings: ["pdf"] },
  html: { type: "text/html", endings: ["html", "htm", "xhtml"] },
  text: { type: "text/plain", endings: ["txt", "text", "md"] },
}

/** The kind of a media type; undefined for any other, such as image/svg+xml. */
export function kindOfType(type: string): UploadKind | undefined {
  return kinds.find((kind) => uploadKinds[kind].type === type)
}

/** Whether a file's name, as its sender gave it, ends as its kind does. */
export function isNamedAs(kind: UploadKind, name: string): boolean {
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase()
  return ending !== undefined && uploadKinds[kind].endings.includes(ending)
}

const kinds = Object.keys(uploadKinds) as UploadKind[]
