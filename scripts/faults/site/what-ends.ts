import type { Site } from "./trial.ts"
import { ask } from "#scripts/faults/trial/asking.ts"
import { Letters } from "#scripts/faults/trial/letters.ts"

/** A session, a letter's link and a petition, each of which ends within the next thirty days. */
export interface WhatEnds {
  mustHaveEnded(site: Site, when: string): Promise<void>
}

const patienceMs = 20_000

/** @throws where it cannot be begun */
export async function beginWhatEnds(site: Site): Promise<WhatEnds> {
  const at = { port: site.node.port, host: site.cluster.host }
  const [short = "", long = ""] = site.petitions

  function sign(petition: string, email: string) {
    const fields = { family: "Example", given: "Samal", email, voter: "on", consent: "on" }
    return ask({ ...at, path: `/en/petitions/${petition}/sign`, fields })
  }

  const entered = await ask({ ...at, path: "/en/session", fields: { ...site.known } })
  const cookie = entered.cookies.find((text) => /^(__Host-)?sid=/.test(text))
  if (cookie === undefined) throw new Error(`nobody could sign in: ${String(entered.status)}`)
  const asked = await sign(short, "early@uade.example")
  if (asked.status !== 303) throw new Error(`nobody could sign: ${String(asked.status)}`)
  await sign(long, "waits@uade.example")
  const [link] = await new Letters([site.node.folder]).linksTo("waits@uade.example", 1, patienceMs)
  if (link === undefined) throw new Error("the letter did not come")

  return {
    mustHaveEnded: async (judged, when) => {
      const [account, late, confirmed] = await Promise.all([
        ask({ ...at, path: "/en/account", cookie }),
        sign(short, "late@uade.example"),
        ask({ ...at, path: link, fields: {} }),
      ])
      if (account.status === 200) judged.find("ended", `a session went on ${when}`)
      if (late.status === 303) judged.find("ended", `a petition was signed ${when}`)
      if (confirmed.status === 303) judged.find("ended", `a link was followed ${when}`)
    },
  }
}
