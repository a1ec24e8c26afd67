import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { HoldList } from "#app/components/hold-list.tsx"
import { KeptTimes } from "#app/components/kept-times.tsx"
import { Statement } from "#app/components/statement.tsx"
import { publicStates } from "#app/domain/petition-state.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { listShownHolds } from "#db/queries/shown-holds.server.ts"

export const meta = titled((t) => t("page.privacy"))

export async function loader({ context }: LoaderFunctionArgs) {
  return { holds: await listShownHolds(context.db.read, context.today, publicStates) }
}

export default function Privacy() {
  const { holds } = useLoaderData<typeof loader>()
  const { t, path } = useLocale()
  return (
    <>
      <Statement
        title="page.privacy"
        lead="privacy.lead"
        parts={[
          ["privacy.reading-title", "privacy.reading"],
          ["privacy.traces-title", "privacy.traces", "traces"],
          ["privacy.signing-title", "privacy.signing"],
          ["privacy.unconfirmed-title", "privacy.unconfirmed"],
          ["privacy.withdraw-title", "privacy.withdraw"],
          ["privacy.kept-title", "privacy.kept", "kept"],
          ["privacy.proofs-title", "privacy.proofs"],
          ["privacy.requests-title", "privacy.requests"],
          ["privacy.news-title", "privacy.news"],
          ["privacy.account-title", "privacy.account"],
          ["privacy.yours-title", "privacy.yours", "yours"],
        ]}
      />
      <section id="others">
        <h2>{t("ask.others-title")}</h2>
        <p>{t("ask.others")}</p>
        <p>
          <a href={path("/privacy/request")}>{t("ask.link")}</a>
        </p>
      </section>
      <section id="times">
        <h2>{t("kept.title")}</h2>
        <p>{t("kept.lead")}</p>
        <KeptTimes />
      </section>
      <section id="holds">
        <h2>{t("hold.public-title")}</h2>
        <p>{t("hold.public")}</p>
        <p>{t("hold.public-count", { count: holds.length })}</p>
        <HoldList holds={holds} />
      </section>
    </>
  )
}
