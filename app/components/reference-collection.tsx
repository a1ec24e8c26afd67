import { useLocale } from "#app/i18n/locale.tsx"
import type { Lang } from "#app/i18n/lang.ts"

type Says = Readonly<Record<Lang, string>>

interface Address {
  readonly path: string
  readonly says: Says
  readonly parameters: readonly { readonly name: string; readonly type: string }[]
  readonly curl: string | null
  readonly answer: { readonly text: string; readonly isWhole: boolean } | null
}

export interface ReferenceCollectionProps {
  readonly name: string
  readonly addresses: readonly Address[]
}

/** A collection of the API: its addresses with their parameters, a line to ask by, and a real answer. */
export function ReferenceCollection({ name, addresses }: ReferenceCollectionProps) {
  return (
    <section id={name} className="reference">
      <h3>
        <code translate="no">{name}</code>
      </h3>
      {addresses.map((address) => (
        <ReferenceAddress key={address.path} {...address} />
      ))}
    </section>
  )
}

function ReferenceAddress({ path, says, parameters, curl, answer }: Address) {
  const { t, lang } = useLocale()
  return (
    <>
      <h4>
        <code translate="no">GET {path}</code>
      </h4>
      <p>{says[lang]}</p>
      {parameters.length > 0 && <Parameters parameters={parameters} />}
      {curl !== null && (
        <pre className="shell-line" translate="no">
          {curl}
        </pre>
      )}
      {answer !== null && (
        <details className="folded">
          <summary>
            {t("developers.answer")}{" "}
            <span className="visually-hidden" translate="no">
              {path}
            </span>
          </summary>
          <pre translate="no" lang="en">
            {answer.text}
          </pre>
          {!answer.isWhole && <p>{t("developers.shortened")}</p>}
        </details>
      )}
    </>
  )
}

function Parameters({ parameters }: Pick<Address, "parameters">) {
  const { t } = useLocale()
  return (
    <dl className="definitions">
      {parameters.map(({ name, type }) => (
        <div key={name}>
          <dt>
            <code translate="no">{name}</code>
          </dt>
          <dd>
            {isExplained(name) && <>{t(`developers.parameter-${name}`)} </>}
            <code translate="no">{type}</code>
          </dd>
        </div>
      ))}
    </dl>
  )
}

const explained = [
  "id",
  "limit",
  "cursor",
  "person",
  "area",
  "organization",
  "promise",
  "motion",
  "vote_event",
  "rating",
  "state",
  "recall_state",
  "since",
  "updated_since",
] as const

/** What the calculator of recall takes is explained on its own page. */
function isExplained(name: string): name is (typeof explained)[number] {
  return explained.some((known) => known === name)
}
