import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { Empty } from "#app/components/empty.tsx"
import { answerDueOn } from "#app/domain/data-request.ts"
import { homeCalendar } from "#app/domain/home-calendar.server.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"

export const handle = { quickExit: true, hidden: true }
export const meta = titled((t) => t("ask.title"))

export function loader({ context }: LoaderFunctionArgs) {
  return { dueOn: answerDueOn(context.now, homeCalendar) }
}

/** The one answer to every request. */
export default function RequestSent() {
  const { dueOn } = useLoaderData<typeof loader>()
  const { t, path, day } = useLocale()
  return (
    <Empty
      level="page"
      title={t("ask.sent")}
      reason={t("ask.sent-why", { date: day(dueOn) })}
      onward={{ label: t("page.privacy"), href: path("/privacy") }}
    />
  )
}
