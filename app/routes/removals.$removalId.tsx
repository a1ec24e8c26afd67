import { data } from "@remix-run/node"
import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { AppealOutcomes } from "#app/components/appeal-outcomes.tsx"
import { Facts } from "#app/components/facts.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { petitionPath, pledgePath } from "#app/components/paths.ts"
import { kindInWords, rolesInWords } from "#app/components/removal-ledger.tsx"
import { classInWords } from "#app/components/text-history.tsx"
import { appealUntil } from "#app/domain/appeal.ts"
import { isModeratedKind } from "#app/domain/moderated.ts"
import { readPublicId } from "#app/domain/public-id.ts"
import { defaultZone, useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { dayIn } from "#app/lib/instant.ts"
import { listAppealsOf } from "#db/queries/appeals.server.ts"
import { findModerated } from "#db/queries/moderated.server.ts"
import { findPublicRemoval } from "#db/queries/removals.server.ts"

export const meta = titled((t) => t("page.removals"))

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { db, lang, today } = context
  const publicId = readPublicId(params["removalId"] ?? "")
  const removal = publicId && (await findPublicRemoval(db.read, publicId))
  if (!removal) throw data(null, { status: 404 })
  const { subjectKind, subject, measure, at } = removal
  const text =
    subject !== null && isModeratedKind(subjectKind)
      ? await findModerated(db.read, subjectKind, subject, lang)
      : undefined
  const lastDay = appealUntil(at)
  return {
    removal,
    page: text?.page ?? null,
    appeals: await listAppealsOf(db.read, { kind: "removal", id: removal.publicId }),
    appealUntil: text && measure !== "reinstated" && today <= lastDay ? lastDay : null,
  }
}

export default function RemovalPage() {
  const { removal, page, appeals, appealUntil: lastDay } = useLoaderData<typeof loader>()
  const locale = useLocale()
  const { t, day, path } = locale
  const { publicId, measure, at, count } = removal
  const date = day(dayIn(defaultZone, at))
  const what = kindInWords(locale, removal.subjectKind)
  return (
    <>
      <PageHead
        title={t("removal.entry", { measure: t(`removal.measure-${measure}`), what })}
        crumbs={[{ label: t("page.removals"), href: path("/removals") }]}
      />
      <Facts
        facts={[
          { term: t("removal.rule"), value: classInWords(locale, removal.class) },
          { term: t("removal.when"), value: date },
          { term: t("removal.how-many"), value: t("removal.count", { count }) },
          { term: t("removal.who"), value: rolesInWords(locale, removal.roles) },
          ...(page === null
            ? []
            : [{ term: t("removal.where"), value: <PlaceLink page={page} /> }]),
        ]}
      />
      {lastDay !== null && (
        <section>
          <h2>{t("appeal.title")}</h2>
          <p>{t("removal.appeal-why", { date: day(lastDay) })}</p>
          <p>
            <a href={path(`/appeals/removal/${publicId}`)}>{t("removal.appeal")}</a>
          </p>
        </section>
      )}
      {appeals.length > 0 && (
        <section>
          <h2>{t("removal.appeals")}</h2>
          <AppealOutcomes appeals={appeals} />
        </section>
      )}
    </>
  )
}

function PlaceLink({ page }: { page: { kind: "petition" | "pledge"; publicId: string } }) {
  const { t, path } = useLocale()
  const place = page.kind === "petition" ? petitionPath(page.publicId) : pledgePath(page.publicId)
  return <a href={path(place)}>{t("removal.place")}</a>
}
