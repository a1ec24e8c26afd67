import { useLocale } from "#app/i18n/locale.tsx"
import { QrPicture } from "./qr-picture.tsx"

interface ReceiptPanelProps {
  /** The address of the receipt's file. */
  file: string
  qr: { size: number; path: string }
}

/** A signer's receipt: to keep, to check, to take along. */
export function ReceiptPanel({ file, qr }: ReceiptPanelProps) {
  const { t, path } = useLocale()
  return (
    <section>
      <h2>{t("receipt.have")}</h2>
      <p>{t("receipt.have-text")}</p>
      <ul>
        <li>
          <a href={file} download="receipt.tlog-proof">
            {t("receipt.download")}
          </a>
        </li>
        <li>
          <a href={path("/receipts")}>{t("receipt.check-now")}</a>
        </li>
      </ul>
      <details>
        <summary>{t("receipt.qr")}</summary>
        <p>{t("receipt.qr-hint")}</p>
        <QrPicture {...qr} label={t("receipt.qr-label")} dense />
      </details>
    </section>
  )
}
