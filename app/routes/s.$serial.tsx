import { data } from "@remix-run/node"
import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { ButtonLink } from "#app/components/button.tsx"
import { Empty } from "#app/components/empty.tsx"
import { Facts } from "#app/components/facts.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { petitionPath } from "#app/components/paths.ts"
import { mayDo } from "#app/domain/access.ts"
import { petitionSeenBy } from "#app/domain/petition-state.ts"
import { fateOf } from "#app/domain/sheet-line.ts"
import type { LineFate } from "#app/domain/sheet-line.ts"
import { formatSerial, parseSerial } from "#app/domain/sheet-serial.ts"
import { defaultZone, useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { dayIn } from "#app/lib/instant.ts"
import { getPetition } from "#db/queries/petitions.server.ts"
import { listLineStates } from "#db/queries/sheet-lines.server.ts"
import { findSheet } from "#db/queries/sheets.server.ts"

export const handle = { nav: "petitions", quickExit: true }

export const meta = titled((t) => t("sheet.title"))

/** What anybody may know of a sheet who holds it: whether it is one, of what, and what became of its lines. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const serial = parseSerial(params["serial"] ?? "")
  if (!serial.ok) return data({ sheet: null, why: "wrong" } as const, { status: 404 })
  const sheet = await findSheet(context.db.read, serial.value)
  if (!sheet) return data({ sheet: null, why: "unknown" } as const, { status: 404 })
  const { publicId, title, lang, state } = await getPetition(context.db.read, sheet.petitionId)
  const lines = await listLineStates(context.db.read, sheet.id)
  return {
    sheet: {
      serial: serial.value,
      petition: petitionSeenBy(state) === "everyone" ? { publicId, title, lang } : null,
      issuedOn: dayIn(defaultZone, sheet.issuedAt),
      returnedOn: sheet.returnedAt && dayIn(defaultZone, sheet.returnedAt),
      lines: lines.map(({ number, state }) => ({ number, fate: fateOf(state) })),
      mayEnter: sheet.returnedAt === null && mayDo(context.account, "sheet.enter"),
    },
    why: null,
  }
}

export default function SheetStatus() {
  const { sheet, why } = useLoaderData<typeof loader>()
  const { t, day, path, heading } = useLocale()
  if (!sheet) {
    return (
      <Empty level="page" title={t(`sheet.status-${why}`)} reason={t(`sheet.status-${why}-why`)} />
    )
  }
  const { petition, issuedOn, returnedOn, lines } = sheet
  return (
    <>
      <PageHead
        title={
          <span translate="no">
            {t("sheet.status-title", { serial: formatSerial(sheet.serial) })}
          </span>
        }
        lead={t("sheet.status-known")}
      />
      <Facts
        facts={[
          ...(petition
            ? [
                {
                  term: t("sheet.status-petition"),
                  value: (
                    <a href={path(petitionPath(petition.publicId))} lang={petition.lang}>
                      {heading(petition.title)}
                    </a>
                  ),
                },
              ]
            : []),
          { term: t("sheet.status-made"), value: day(issuedOn) },
          {
            term: t("sheet.status-returned"),
            value: returnedOn === null ? t("sheet.status-not-returned") : day(returnedOn),
          },
        ]}
      />
      <Lines lines={lines} />
      <p className="meta">{t("sheet.status-private")}</p>
      {sheet.mayEnter && (
        <p>
          <ButtonLink href={path(`/collection/sheets/${sheet.serial}`)}>
            {t("collection.enter-title")}
          </ButtonLink>
        </p>
      )}
    </>
  )
}

/** What became of each line, by its number alone. */
function Lines({ lines }: { lines: readonly { number: number; fate: LineFate }[] }) {
  const { t } = useLocale()
  if (lines.length === 0) return null
  return (
    <section>
      <h2>{t("sheet.status-lines")}</h2>
      <ul>
        {lines.map(({ number, fate }) => (
          <li key={number}>{t(`sheet.line-${fate}`, { number })}</li>
        ))}
      </ul>
    </section>
  )
}
