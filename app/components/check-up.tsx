import type { CheckState, CheckSubject, Finding } from "#app/domain/check-up.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { isMessageKey } from "#app/i18n/translate.ts"
import type { MessageKey } from "#app/i18n/translate.ts"
import { List, ListItem, TopList } from "./list-item.tsx"
import { Mark } from "./mark.tsx"

const order: readonly CheckState[] = ["bad", "watch", "good", "unset"]

/** What was found of all that the site stands on, the worst first: a word, how it is, what to do. */
export function CheckList({ findings }: { findings: readonly Finding[] }) {
  const sorted = [...findings].sort(
    (one, other) => order.indexOf(one.state) - order.indexOf(other.state),
  )
  return (
    <TopList>
      <List>
        {sorted.map((finding) => (
          <Check key={`${finding.subject} ${finding.name ?? ""}`} finding={finding} />
        ))}
      </List>
    </TopList>
  )
}

/** What a console is told to learn more, or to mend it. */
const commands: Partial<Record<CheckSubject, string>> = {
  log: "npm run log -- check",
  outbox: "npm run worker",
  key: "chmod 600 FILE",
  clock: "chronyc tracking",
  backup: "npm run backup -- FILE",
}

function Check({ finding }: { finding: Finding }) {
  const { subject, state, values } = finding
  const { t } = useLocale()
  const command = commands[subject]
  const isWrong = state === "bad" || state === "watch"
  // Of what works its numbers are told, a self-test's word is not.
  const is = isWrong || subject !== "way" ? keyOf(`health.${subject}-is`) : undefined
  const advice = keyOf(`health.${subject}-${state === "unset" ? "unset" : "do"}`)
  return (
    <ListItem
      above={
        <span className="check-state">
          {isWrong && <Mark shape="warning" />}
          <span>{t(`health.state-${state}`)}</span>
        </span>
      }
      title={<Title finding={finding} />}
    >
      {is && values && <p>{t(is, values)}</p>}
      {advice && state !== "good" && <p>{t(advice)}</p>}
      {isWrong && command && (
        <p>
          <code translate="no">{command}</code>
        </p>
      )}
    </ListItem>
  )
}

function Title({ finding: { subject, name } }: { finding: Finding }) {
  const { t } = useLocale()
  if (subject === "clock")
    return t(name === "database" ? "health.clock-database" : "health.clock-monotonic")
  if (name === undefined) return t(`health.${subject}`)
  const word = keyOf(`assurance.${name}`)
  return (
    <>
      {t(`health.${subject}`)}
      {": "}
      {subject === "way" && word ? t(word) : <span translate="no">{name}</span>}
    </>
  )
}

/** Not every thing has every sentence. */
function keyOf(key: string): MessageKey | undefined {
  return isMessageKey(key) ? key : undefined
}
