import { data } from "@remix-run/node"
import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { Empty } from "#app/components/empty.tsx"
import { List, ListItem } from "#app/components/list-item.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { listLetters } from "#app/demo/mailbox.server.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"

export const handle = { hidden: true }
export const meta = titled((t) => t("demo.mailbox"))

export async function loader({ context }: LoaderFunctionArgs) {
  const { house } = context
  if (house.mode !== "demo") throw data(null, { status: 404 })
  return { letters: await listLetters(house) }
}

/** Everybody's letters: the secrets in them are those of invented people. */
export default function Mailbox() {
  const { letters } = useLoaderData<typeof loader>()
  const { t, instant } = useLocale()
  return (
    <>
      <PageHead title={t("demo.mailbox")} lead={t("demo.mailbox-lead")} />
      {letters.length === 0 ? (
        <Empty title={t("demo.mailbox-empty")} reason={t("demo.mailbox-empty-why")} />
      ) : (
        <List>
          {letters.map((letter) => (
            <ListItem
              key={letter.id}
              title={letter.subject}
              titleLang={letter.lang}
              meta={[t("demo.to", { address: letter.to }), instant(letter.at)]}
            >
              {letter.paragraphs.map(({ text, href }, index) => (
                <p key={index} lang={letter.lang}>
                  {href ? <a href={href}>{text}</a> : text}
                </p>
              ))}
            </ListItem>
          ))}
        </List>
      )}
    </>
  )
}
