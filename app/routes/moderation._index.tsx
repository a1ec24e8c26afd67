import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { requireAccount } from "#app/auth/signed-in.server.ts"
import { Empty } from "#app/components/empty.tsx"
import { List, ListItem, TopList } from "#app/components/list-item.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { petitionPath } from "#app/components/paths.ts"
import { QueueList } from "#app/components/queue-list.tsx"
import { WayChoice } from "#app/components/way-choice.tsx"
import { holdAt } from "#app/domain/edit-lock.ts"
import { countByKind, isQueueKind, lateness, queueKinds } from "#app/domain/moderation-queue.ts"
import { listQueue } from "#app/domain/moderation-queue.server.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { listHeldItems } from "#db/queries/moderation-items.server.ts"
import { listPetitions } from "#db/queries/petition-lists.server.ts"

export const meta = titled((t) => t("page.moderation"))

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db, lang, now, today } = context
  const asked = new URL(request.url).searchParams.get("kind") ?? ""
  const kind = isQueueKind(asked) ? asked : null
  const [waiting, held, seconding] = await Promise.all([
    listQueue(db.read, { actor: requireAccount(context), lang, now }),
    listHeldItems(db.read),
    listPetitions(db.read, { states: ["seconding"] }, lang, { limit: 100 }),
  ])
  const holders = new Map(
    held.flatMap((item) =>
      holdAt(item, now) ? [[`${item.kind} ${item.item}`, item.holderName] as const] : [],
    ),
  )
  return {
    kind,
    total: waiting.length,
    counts: countByKind(waiting),
    queue: waiting
      .filter((one) => kind === null || one.kind === kind)
      .map((one) => ({
        ...one,
        late: lateness(one.dueOn, today),
        holder: one.item && holders.get(`${one.item.kind} ${one.item.item}`),
      })),
    seconding: seconding.petitions.map(({ publicId, title, lang: titleLang, person }) => ({
      ...{ publicId, title, titleLang },
      personName: person.name,
    })),
  }
}

export default function Moderation() {
  const { kind, total, counts, queue, seconding } = useLoaderData<typeof loader>()
  const { t, path } = useLocale()
  const here = path("/moderation")
  const kinds = queueKinds.filter((one) => counts[one] > 0 || one === kind)
  return (
    <>
      <PageHead title={t("page.moderation")} lead={t("queue.lead")} />
      <WayChoice
        label={t("queue.filter")}
        ways={[
          { href: here, label: t("queue.all"), current: kind === null, count: total },
          ...kinds.map((one) => ({
            href: `${here}?kind=${one}`,
            label: t(`queue.kind-${one}`),
            current: one === kind,
            count: counts[one],
          })),
        ]}
      />
      {queue.length === 0 ? (
        <Empty title={t("queue.none")} reason={t("queue.none-why")} />
      ) : (
        <TopList>
          <QueueList queue={queue} />
        </TopList>
      )}
      {seconding.length > 0 && (
        <section>
          <h2>{t("queue.seconding")}</h2>
          <List>
            {seconding.map(({ publicId, title, titleLang, personName }) => (
              <ListItem
                key={publicId}
                title={title}
                titleLang={titleLang}
                href={path(`/moderation${petitionPath(publicId)}`)}
                meta={[personName]}
              />
            ))}
          </List>
        </section>
      )}
    </>
  )
}
