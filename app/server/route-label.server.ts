import { resources } from "#app/api/resources.server.ts"
import { routePatternFor } from "#app/auth/route-access.ts"
import { isLang } from "#app/i18n/lang.ts"
import { isApi } from "#app/server/api-path.ts"
import { isSharedFile, readMapAsked } from "#app/share/address.ts"

const own = ["/healthz", "/readyz", "/metrics"]
const resourceNames = new Set(resources.map(({ tag }) => tag))

/**
 * What an address is called in numbers: the pattern of its page, or its kind. Never the address itself: it may hold a
 * secret, and there is no end of addresses.
 */
export function routeLabel(pathname: string): string {
  if (own.includes(pathname)) return pathname
  if (isApi(pathname)) return apiLabel(pathname)
  if (/^\/(assets|fonts|log|data)\//.test(pathname)) return `/${pathname.split("/")[1] ?? ""}/*`
  if (isSharedFile(pathname) || readMapAsked(pathname)) return "shared-file"
  const pattern = routePatternFor(pathname) ?? "*"
  const isPage = !pattern.startsWith("/:lang") || isLang(pathname.split("/")[1])
  return isPage ? pattern : "*"
}

function apiLabel(pathname: string): string {
  const [, , version, name = "", id, further] = pathname.split("/")
  if (version !== "v1" || !(resourceNames.has(name) || name === "openapi.json")) return "/api/*"
  const part = further === "count" || further === "assess" ? further : "*"
  const rest = [id && ":id", further && part].filter(Boolean)
  return ["/api/v1", name, ...rest].join("/")
}
