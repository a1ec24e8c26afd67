import { data } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { PostForm } from "#app/components/form-frame.tsx"
import { NewsEnded, NoSuchNews } from "#app/components/no-such-news.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { endFollowing } from "#app/domain/follow.server.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { sha256 } from "#app/lib/seal.server.ts"
import { findFollowerBySecret } from "#db/queries/follows.server.ts"

export const handle = { hidden: true, quickExit: true }

export const meta = titled((t) => t("news.title"))

/** Shows a button: what only opens links ends nothing. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const known = await findFollowerBySecret(context.db.read, sha256(params["secret"] ?? ""))
  return { known: known !== undefined }
}

/**
 * Ends everything at once, without a question, a sign-in or a redirect: mail programs post here in their
 * owner's name (RFC 8058 §3.1). What they send is not read; done twice, it is done.
 */
export async function action({ params, context }: ActionFunctionArgs) {
  await endFollowing(context.house, params["secret"] ?? "")
  return data({ ended: true })
}

export default function EndNews() {
  const { known } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t } = useLocale()
  if (result) return <NewsEnded />
  if (!known) return <NoSuchNews />
  return (
    <>
      <PageHead title={t("news.end")} lead={t("news.end-lead")} />
      <PostForm submit={t("news.end")}>{null}</PostForm>
    </>
  )
}
