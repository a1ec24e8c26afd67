import { useLocale } from "#app/i18n/locale.tsx"
import type { Day } from "#app/lib/instant.ts"
import { QrPicture } from "./qr-picture.tsx"

export interface OnwardProps {
  place: string
  id: string
  address: string
  title: string
  qr: { size: number; path: string }
  on: Day
}

/** How to pass a page on and follow it: plain addresses. Nothing of another site is asked for until a link is followed. */
export function OnwardPanel({ place, id, address, title, qr, on }: OnwardProps) {
  const { t, path, day } = useLocale()
  return (
    <section className="onward">
      <h2>{t("share.title")}</h2>
      <ul className="plain-list screen-only">
        <li>
          <a href={path(`/follow/${place}/${id}`)}>{t("share.mail")}</a>
        </li>
        <li>
          <a href={`${address}.atom`} type="application/atom+xml">
            {t("news.feed")}
          </a>
        </li>
        <PassOn address={address} title={title} />
        {place !== "promises" && (
          <li>
            <a href={path(`/share/${place}/${id}`)}>{t("share.embed")}</a>
          </li>
        )}
      </ul>
      <h3>{t("share.address")}</h3>
      <p className="onward-address" translate="no">
        {address}
      </p>
      <p className="paper-only">{t("share.as-of", { date: day(on) })}</p>
      <details>
        <summary>{t("share.qr-show")}</summary>
        <QrPicture size={qr.size} path={qr.path} label={t("share.qr")} />
      </details>
    </section>
  )
}

function PassOn({ address, title }: { address: string; title: string }) {
  const { t } = useLocale()
  const telegram = `https://t.me/share/url?${new URLSearchParams({ url: address, text: title }).toString()}`
  const whatsApp = `https://wa.me/?${new URLSearchParams({ text: `${title} ${address}` }).toString()}`
  return (
    <li>
      {t("share.pass-on")}{" "}
      <a href={telegram} rel="noreferrer" lang="en" translate="no">
        Telegram
      </a>
      ,{" "}
      <a href={whatsApp} rel="noreferrer" lang="en" translate="no">
        WhatsApp
      </a>
    </li>
  )
}
