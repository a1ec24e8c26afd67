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
    route("promises/new", "routes/promises.new.tsx"),
    route("promises/:pledgeId", "routes/promises.$pledgeId._index.tsx"),
    route("promises/:pledgeId/evidence/new", "routes/promises.$pledgeId.evidence.new.tsx"),
    route("promises/:pledgeId/verdicts/new", "routes/promises.$pledgeId.verdicts.new.tsx"),
    route("promises/:pledgeId/claims/new", "routes/promises.$pledgeId.claims.new.tsx"),
    route("desk", "routes/desk.tsx"),
    route("method", "routes/method.tsx"),
    route("session", "routes/session._index.tsx"),
    route("session/end", "routes/session.end.ts"),
    route("account", "routes/account._index.tsx"),
    route("account/new", "routes/account.new.tsx"),
    route("account/confirm/:secret", "routes/account.confirm.$secret.tsx"),
    route("account/password", "routes/account.password.tsx"),
    route("account/sessions/end", "routes/account.sessions.end.ts"),
    route("about", "routes/about.tsx"),
    route("privacy", "routes/privacy.tsx"),
    route("accessibility", "routes/accessibility.tsx"),
    route("problem/:status", "routes/problem.tsx"),
  ]),
  route("*", "routes/nowhere.tsx"),
] satisfies RouteConfig
