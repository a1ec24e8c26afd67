import { data } from "@remix-run/node"
import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { officeIn } from "#app/components/office.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { pledgePath } from "#app/components/paths.ts"
import { pledgeWords } from "#app/components/pledge-words.ts"
import { versionWords } from "#app/components/version-words.ts"
import { VersionList } from "#app/components/version-list.tsx"
import { versionedFacts, versionedLinkFacts, versionsOf } from "#app/domain/pledge-versions.ts"
import { readPublicId } from "#app/domain/public-id.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { listMandates } from "#db/queries/mandates.server.ts"
import { getPledgeHistory, listLinkHistories } from "#db/queries/pledge-history.server.ts"
import { findPledge } from "#db/queries/pledges.server.ts"
import { InTongue } from "#app/components/tongue.tsx"
import { Words } from "#app/components/words.tsx"

export const handle = { nav: "promises" }

export const meta = titled((t) => t("capture.versions"))

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { db, today, lang } = context
  const publicId = readPublicId(params["pledgeId"] ?? "")
  const pledge = publicId && (await findPledge(db.read, publicId, { today, lang }))
  if (!pledge) throw data(null, { status: 404 })
  const history = await getPledgeHistory(db.read, pledge.id, lang)
  const links = await listLinkHistories(db.read, pledge.id, lang)
  const mandates = await listMandates(db.read, { personIds: [pledge.personId] }, lang)
  return {
    pledge,
    mandates: mandates.map((mandate) => [String(mandate.id), officeIn(mandate)] as const),
    versions: versionsOf(versionedFacts, history.current, history.superseded),
    links: links.map((link) => ({
      publicId: link.publicId,
      note: String(link.current["note"]),
      lang: String(link.current["lang"]),
      versions: versionsOf(versionedLinkFacts, link.current, link.superseded),
    })),
  }
}

export default function PledgeVersions() {
  const { pledge, mandates, versions, links } = useLoaderData<typeof loader>()
  const locale = useLocale()
  const { t, path } = locale
  const said = versionWords(locale, new Map(mandates))
  const promise = pledgeWords(locale, pledge)
  return (
    <>
      <PageHead
        title={t("capture.versions")}
        lead={t("capture.versions-lead")}
        crumbs={[{ label: t("page.promise"), href: path(pledgePath(pledge.publicId)) }]}
        below={
          <p>
            <InTongue lang={promise.lang}>{promise.quote}</InTongue>
          </p>
        }
      />
      <section>
        <h2>{t("capture.versions-promise")}</h2>
        {versions.length === 1 && <p>{t("capture.versions-none")}</p>}
        <VersionList versions={versions} lang={pledge.lang} worded={["text"]} {...said} />
      </section>
      {links.map((link) => (
        <section key={link.publicId}>
          <h2>{t("capture.versions-link")}</h2>
          <Words text={link.note} lang={link.lang} />
          <VersionList versions={link.versions} lang={link.lang} worded={["note"]} {...said} />
        </section>
      ))}
    </>
  )
}
