import { data } from "@remix-run/node"
import type { LinksFunction, LoaderFunctionArgs } from "@remix-run/node"
import { Controls } from "#app/components/guide/controls.tsx"
import { Foundations } from "#app/components/guide/foundations.tsx"
import { Marks } from "#app/components/guide/marks.tsx"
import { Pieces } from "#app/components/guide/pieces.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { titled } from "#app/i18n/meta.ts"
import styles from "#app/styles/guide.css?url"

export const handle = { hidden: true }
export const links: LinksFunction = () => [{ rel: "stylesheet", href: styles }]
export const meta = titled(() => "Style guide")

/** For those who build the site: in development alone, and in English as the code is. */
export function loader({ context: { house, lang } }: LoaderFunctionArgs) {
  if (house.mode !== "development" || lang !== "en") throw data(null, { status: 404 })
  return null
}

/** Every token, mark and part of the pages at once, drawn by the components themselves. */
export default function StyleGuide() {
  return (
    <>
      <PageHead
        title="Style guide"
        lead="What the pages are made of, drawn by the components themselves."
      />
      <Foundations />
      <Marks />
      <Controls />
      <Pieces />
    </>
  )
}
