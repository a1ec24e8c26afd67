import { index, prefix, route } from "@remix-run/route-config"
import type { RouteConfig } from "@remix-run/route-config"

/** Every URL of the site. Pages stand under their language; one block a noun. */
export default [
  index("routes/entry.ts"),
  ...prefix(":lang", [
    index("routes/home.tsx"),
    route("people", "routes/people._index.tsx"),
    route("people/:personId", "routes/people.$personId.tsx"),
    route("areas", "routes/areas._index.tsx"),
    route("areas/:areaId", "routes/areas.$areaId.tsx"),
    route("votes", "routes/votes._index.tsx"),
    route("votes/:voteEventId", "routes/votes.$voteEventId.tsx"),
    route("promises", "routes/promises._index.tsx"),
    route("promises/:pledgeId", "routes/promises.$pledgeId._index.tsx"),
    route("about", "routes/about.tsx"),
    route("privacy", "routes/privacy.tsx"),
    route("accessibility", "routes/accessibility.tsx"),
    route("problem/:status", "routes/problem.tsx"),
  ]),
  route("*", "routes/nowhere.tsx"),
] satisfies RouteConfig
