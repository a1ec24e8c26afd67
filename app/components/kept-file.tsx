import { useLocale } from "#app/i18n/locale.tsx"
import { InTongue } from "./tongue.tsx"

export interface ShownFile {
  publicId: string
  kind: string
  alt: string
  lang: string
}

interface KeptFileProps {
  file: ShownFile
  /** Address of its files without language and size: `/files/…`. */
  at?: string | undefined
}

/** A small picture that leads to the whole one, or the way to a document. */
export function KeptFile({ file, at = `/files/${file.publicId}` }: KeptFileProps) {
  const { t, path } = useLocale()
  const whole = path(`${at}/whole`)
  if (file.kind === "pdf") {
    return (
      <p className="kept-file">
        <a href={whole}>{t("offer.open-pdf")}</a>: <InTongue lang={file.lang}>{file.alt}</InTongue>
      </p>
    )
  }
  return (
    <figure className="kept-file">
      <a href={whole}>
        <img src={path(`${at}/small`)} alt={file.alt} lang={file.lang} loading="lazy" />
      </a>
      <figcaption className="meta">
        <a href={whole}>{t("offer.open-picture")}</a>
      </figcaption>
    </figure>
  )
}
