import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { askedPair } from "#app/auth/asked-pair.server.ts"
import { Button, ButtonLink } from "#app/components/button.tsx"
import { MergeCompare } from "#app/components/merge-compare.tsx"
import { MergeWarnings } from "#app/components/merge-warnings.tsx"
import { OptionList } from "#app/components/option-list.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { Panel } from "#app/components/panel.tsx"
import { warningsOf } from "#app/domain/person-merge.ts"
import { recordsOf } from "#app/domain/person-merge.server.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { comparedSide } from "#app/imports/compared.server.ts"
import { findStandingDistinction } from "#db/queries/person-distinctions.server.ts"

export const handle = { hidden: true }
export const meta = titled((t) => t("merge.title"))

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { pair } = await askedPair(context, params["pairId"])
  const { kept, dropped, grounds } = pair
  const apart = await findStandingDistinction(
    context.db.read,
    recordsOf(kept).publicIds,
    recordsOf(dropped).publicIds,
  )
  const sides = [await comparedSide(context, kept), await comparedSide(context, dropped)] as const
  return {
    id: `${kept.publicId}-${dropped.publicId}`,
    ...{ sides, grounds, warnings: warningsOf(pair) },
    apart: apart ? { at: apart.at, reason: apart.reason } : null,
  }
}

export default function OnePair() {
  const { sides, grounds, warnings, apart } = useLoaderData<typeof loader>()
  const { t, path } = useLocale()
  const [one, other] = sides
  return (
    <>
      <PageHead
        title={
          <span translate="no">{t("merge.pair-title", { one: one.name, other: other.name })}</span>
        }
        crumbs={[
          { label: t("imports.title"), href: path("/imports") },
          { label: t("merge.title"), href: path("/imports/people") },
        ]}
      />
      <MergeCompare sides={sides} grounds={grounds} />
      <MergeWarnings warnings={warnings} />
      {apart === null ? <Choice /> : <HeldApart />}
    </>
  )
}

function Choice() {
  const { id, sides } = useLoaderData<typeof loader>()
  const { t, path } = useLocale()
  return (
    <Panel title={t("merge.merge-title")}>
      <form method="get" action={path(`/imports/people/${id}/merger`)} className="form">
        <OptionList
          type="radio"
          name="keep"
          required
          legend={t("merge.keep")}
          hint={t("merge.keep-hint")}
          options={sides.map(({ publicId, name }, index) => ({
            value: publicId,
            label: name,
            chosen: index === 0,
          }))}
        />
        <div className="button-row">
          <Button>{t("merge.continue")}</Button>
          <ButtonLink kind="secondary" href={path(`/imports/people/${id}/distinction`)}>
            {t("merge.apart")}
          </ButtonLink>
        </div>
      </form>
    </Panel>
  )
}

function HeldApart() {
  const { id, apart } = useLoaderData<typeof loader>()
  const { t, path, instant, quote } = useLocale()
  if (apart === null) return null
  return (
    <Panel title={t("merge.apart")}>
      <p>{t("merge.apart-stands", { at: instant(apart.at) })}</p>
      <p>{quote(apart.reason)}</p>
      <form method="post" action={path(`/imports/people/${id}/distinction/end`)}>
        <Button kind="secondary">{t("merge.apart-end")}</Button>
      </form>
    </Panel>
  )
}
