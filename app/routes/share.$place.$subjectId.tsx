import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { shownFollowable } from "#app/auth/asked-follow.server.ts"
import { EmbedCodes } from "#app/components/embed-codes.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { langs } from "#app/i18n/translate.ts"
import { makeLocale } from "#app/i18n/locale.tsx"
import { embedCode } from "#app/share/oembed.server.ts"
import { InTongue } from "#app/components/tongue.tsx"

export const meta = titled((t) => t("share.embed"))

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { kind, publicId: id, title, lang } = await shownFollowable(context, params)
  if (kind !== "person" && kind !== "petition") throw new Response(null, { status: 404 })
  const place = kind === "person" ? ("people" as const) : ("petitions" as const)
  const { origin } = context.house
  const codes = langs.map((of) => ({
    lang: of,
    code: embedCode(origin, { place, id, lang: of, title: makeLocale(of).heading(title) }),
    href: `${origin}/embed/${place}/${id}?lang=${of}`,
  }))
  return { place, id, title, titleLang: lang, codes }
}

export default function Share() {
  const { place, id, title, titleLang, codes } = useLoaderData<typeof loader>()
  const { t, path, heading } = useLocale()
  return (
    <>
      <PageHead
        title={t("share.embed")}
        crumbs={[{ label: t("news.back"), href: path(`/${place}/${id}`) }]}
        lead={t("share.embed-lead")}
        below={
          <p>
            <InTongue lang={titleLang}>{heading(title)}</InTongue>
          </p>
        }
      />
      <EmbedCodes codes={codes} />
    </>
  )
}
