import { useLocale } from "#app/i18n/locale.tsx"

interface ReceiptPanelProps {
  /** The address of the receipt's file. */
  file: string
  /** The address of its picture, which is asked for when it is unfolded. */
  code: string
}

/** A signer's receipt: to keep, to check, to take along. */
export function ReceiptPanel({ file, code }: ReceiptPanelProps) {
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
        <img className="qr qr-dense" src={code} alt={t("receipt.qr-label")} loading="lazy" />
      </details>
    </section>
  )
}
