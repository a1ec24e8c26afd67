import type { ReactNode } from "react"
import { defaultZone, useLocale } from "#app/i18n/locale.tsx"
import { dayIn } from "#app/lib/instant.ts"
import { List, ListItem } from "./list-item.tsx"
import { pledgePath } from "./paths.ts"
import { PledgeList } from "./pledge-list.tsx"
import type { ListedPledge } from "./pledge-list.tsx"

interface Waiting {
  publicId: string
  text: string
  lang: string
  since: string
}

interface OfficeToDoProps {
  /** Deadlines that come near. */
  due: readonly ListedPledge[]
  /** Where the deputy and the watchdog differ. */
  contested: readonly ListedPledge[]
  /** With evidence that is new. */
  evidenced: readonly (Waiting & { count: number })[]
  /** Findings without a reply. */
  findings: readonly Waiting[]
}

/** What waits for a deputy on the own record; a part that has nothing is not there. */
export function OfficeToDo({ due, contested, evidenced, findings }: OfficeToDoProps) {
  const { t, path, day } = useLocale()
  const nothing = [due, contested, evidenced, findings].every(({ length }) => length === 0)
  return (
    <section>
      <h2>{t("office.to-do")}</h2>
      {nothing && <p>{t("office.to-do-none")}</p>}
      {findings.length > 0 && (
        <section>
          <h3>{t("office.findings", { count: findings.length })}</h3>
          <WaitingList
            waiting={findings}
            metaOf={({ publicId, since }) => [
              t("record.decided", { date: day(dayIn(defaultZone, since)) }),
              <a key="reply" href={path(`${pledgePath(publicId)}/reply`)}>
                {t("answers.link")}
              </a>,
            ]}
          />
        </section>
      )}
      {due.length > 0 && (
        <section>
          <h3>{t("office.due", { count: due.length })}</h3>
          <PledgeList pledges={due} nameless />
        </section>
      )}
      {contested.length > 0 && (
        <section>
          <h3>{t("office.contested", { count: contested.length })}</h3>
          <PledgeList pledges={contested} nameless />
        </section>
      )}
      {evidenced.length > 0 && (
        <section>
          <h3>{t("office.evidenced", { count: evidenced.length })}</h3>
          <WaitingList
            waiting={evidenced}
            metaOf={({ since, count }) => [
              t("office.pieces", { count }),
              day(dayIn(defaultZone, since)),
            ]}
          />
        </section>
      )}
    </section>
  )
}

interface WaitingListProps<One extends Waiting> {
  waiting: readonly One[]
  metaOf: (one: One) => readonly ReactNode[]
}

function WaitingList<One extends Waiting>({ waiting, metaOf }: WaitingListProps<One>) {
  const { path, quote } = useLocale()
  return (
    <List>
      {waiting.map((one) => (
        <ListItem
          key={one.publicId}
          quote
          title={quote(one.text)}
          titleLang={one.lang}
          href={path(pledgePath(one.publicId))}
          meta={metaOf(one)}
        />
      ))}
    </List>
  )
}
