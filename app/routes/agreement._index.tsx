import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import {
  AgreementTable,
  AlphaValue,
  Coefficient,
  Percent,
} from "#app/components/agreement-table.tsx"
import { Facts } from "#app/components/facts.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { findAgreement } from "#app/domain/agreement.server.ts"
import { draws, seed } from "#app/domain/bootstrap.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"

export const handle = {}

export const meta = titled((t) => t("page.agreement"))

export async function loader({ context }: LoaderFunctionArgs) {
  return findAgreement(context.db.read)
}

export default function Agreement() {
  const report = useLoaderData<typeof loader>()
  const { t } = useLocale()
  if (report.overall.units === 0) {
    return (
      <>
        <PageHead title={t("page.agreement")} lead={t("agreement.lead")} />
        <p>{t("agreement.none")}</p>
      </>
    )
  }
  return (
    <>
      <PageHead title={t("page.agreement")} lead={t("agreement.lead")} />
      <Overall {...report.overall} />
      <HowToRead />
      <Tables {...report} />
      <Rows />
    </>
  )
}

type Report = ReturnType<typeof useLoaderData<typeof loader>>

function Overall({ units, percent, kappa, nominal, ordinal }: Report["overall"]) {
  const { t, number } = useLocale()
  const facts = [
    { term: t("agreement.units"), value: number(units) },
    { term: t("agreement.percent"), value: <Percent ratio={percent} /> },
    { term: t("agreement.nominal"), value: <AlphaValue {...nominal} /> },
    { term: t("agreement.ordinal"), value: <AlphaValue {...ordinal} /> },
    { term: t("agreement.kappa"), value: <Coefficient value={kappa} /> },
  ]
  return (
    <section>
      <h2>{t("agreement.overall")}</h2>
      <Facts facts={facts} />
    </section>
  )
}

function HowToRead() {
  const { t, number } = useLocale()
  return (
    <section>
      <h2>{t("agreement.read")}</h2>
      <p>{t("agreement.read-percent")}</p>
      <p>{t("agreement.read-alpha")}</p>
      <p>{t("agreement.read-kappa")}</p>
      <p>{t("agreement.read-interval", { draws: number(draws), seed: String(seed) })}</p>
      <p>{t("agreement.read-decision")}</p>
    </section>
  )
}

function Tables({ categories, coders, quarters }: Report) {
  const { t } = useLocale()
  return (
    <>
      <Categories categories={categories} />
      <AgreementTable
        caption={t("agreement.by-quarter")}
        heading={t("agreement.quarter")}
        rows={quarters.map((row) => ({ ...row, key: row.name, label: <QuarterName {...row} /> }))}
      />
      <p>{t("agreement.drift-rule")}</p>
      <AgreementTable
        caption={t("agreement.by-coder")}
        heading={t("agreement.coder")}
        rows={coders.map((row) => ({
          ...row,
          key: row.name,
          label: <span translate="no">{row.name}</span>,
        }))}
      />
    </>
  )
}

/** From so many rounds on a subject's numbers stand open; of fewer they mostly say how few there are. */
const fewest = 10

function Categories({ categories }: Pick<Report, "categories">) {
  const { t } = useLocale()
  const rows = categories.map((row) => ({
    ...row,
    key: row.name,
    label: <span translate="no">{row.name}</span>,
  }))
  const small = rows.filter(({ units }) => units < fewest)
  const table = { caption: t("agreement.by-category"), heading: t("agreement.category") }
  return (
    <>
      {small.length < rows.length && (
        <AgreementTable {...table} rows={rows.filter(({ units }) => units >= fewest)} pictured />
      )}
      {small.length > 0 && (
        <details className="folded">
          <summary>
            {t("agreement.by-category-few", { least: fewest, count: small.length })}
          </summary>
          <AgreementTable {...table} rows={small} />
        </details>
      )}
    </>
  )
}

function QuarterName({ name, drifted }: Report["quarters"][number]) {
  const { t } = useLocale()
  const [year = "", quarter = ""] = name.split("-Q")
  return (
    <>
      {t("agreement.quarter-name", { year, quarter })}
      {drifted && (
        <>
          {" "}
          <strong>▼ {t("agreement.drifted")}</strong>
        </>
      )}
    </>
  )
}

function Rows() {
  const { t, path } = useLocale()
  return (
    <section>
      <h2>{t("agreement.rows")}</h2>
      <p>{t("agreement.rows-text")}</p>
      <ul>
        <li>
          <a href={path("/agreement/codings.csv")}>{t("agreement.csv")}</a>
        </li>
        <li>
          <a href="/api/v1/codings">{t("agreement.json")}</a>
        </li>
      </ul>
    </section>
  )
}
