import { index, prefix, route } from "@remix-run/route-config"
import type { RouteConfig } from "@remix-run/route-config"

/** Every URL of the site. Pages stand under their language; one block a noun. */
export default [
  index("routes/entry.ts"),
  ...prefix(":lang", [
    index("routes/home.tsx"),
    route("problem/:status", "routes/problem.tsx"),
  ]),
  route("*", "routes/nowhere.tsx"),
] satisfies RouteConfig
