import type { Lateness, QueueKind } from "#app/domain/moderation-queue.ts"
import { defaultZone, useLocale } from "#app/i18n/locale.tsx"
import { dayIn } from "#app/lib/instant.ts"
import { List, ListItem } from "./list-item.tsx"
import type { Shape } from "./mark-shapes.tsx"
import { Mark } from "./mark.tsx"

interface QueuedItem {
  kind: QueueKind
  title: string | null
  titleLang: string
  personName: string | null
  since: string
  dueOn: string
  late: Lateness
  count: number
  path: string
  /** Who works on it: undefined for nobody, null for somebody without a name. */
  holder: string | null | undefined
}

const lateShape = {
  overdue: "warning",
  today: "ring-clock",
  "in-time": "ring",
} as const satisfies Record<Lateness, Shape>

/** What waits for a moderator: its kind and how its deadline stands, in words and shape, then what it is. */
export function QueueList({ queue }: { queue: readonly QueuedItem[] }) {
  const { t, day, path } = useLocale()
  return (
    <List>
      {queue.map((item) => (
        <ListItem
          key={item.path + item.since}
          above={<Due item={item} />}
          title={item.title === null ? t("queue.untitled") : shortened(item.title)}
          titleLang={item.title === null ? undefined : item.titleLang}
          href={path(item.path)}
          meta={[
            item.personName,
            t("queue.since", { date: day(dayIn(defaultZone, item.since)) }),
            item.count > 1 && t("queue.many", { count: item.count }),
            item.holder !== undefined &&
              (item.holder === null
                ? t("queue.held-by-nobody-named")
                : t("queue.held", { name: item.holder })),
          ]}
        />
      ))}
    </List>
  )
}

function Due({ item: { kind, late, dueOn } }: { item: QueuedItem }) {
  const { t, day } = useLocale()
  const word = { overdue: "overdue", today: "due-today", "in-time": "in-time" } as const
  return (
    <p className={`due due-${late}`}>
      <Mark shape={lateShape[late]} />
      <span>
        <b>{t(`queue.${word[late]}`)}</b> · {t(`queue.one-${kind}`)} ·{" "}
        {t("queue.due", { date: day(dueOn) })}
      </span>
    </p>
  )
}

/** Enough of a long text to know it by. */
function shortened(text: string): string {
  const letters = Array.from(text)
  return letters.length > 160 ? `${letters.slice(0, 159).join("").trimEnd()}…` : text
}
