import { setTimeout as sleep } from "node:timers/promises"
import type { Site } from "./trial.ts"
import { sha256 } from "#app/lib/seal.server.ts"
import { ask } from "#scripts/faults/trial/asking.ts"
import { Letters } from "#scripts/faults/trial/letters.ts"

/** A session, a letter's link and a petition, each of which ends within the next thirty days. */
export interface WhatEnds {
  /** Waits until the site's clockwork has ended what is over. */
  untilDone(site: Site): Promise<void>
  mustHaveEnded(site: Site, when: string): Promise<void>
}

const patienceMs = 60_000

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
    untilDone: async (judged) => {
      const { db } = judged.open()
      const secretHash = sha256(link.split("/").at(-1) ?? "")
      const deadline = performance.now() + patienceMs
      for (;;) {
        const petition = db.read.selectFrom("petition").select("state")
        const ended = await petition.where("public_id", "=", short).executeTakeFirst()
        const links = db.read.selectFrom("signature").select("state")
        const left = await links.where("secret_hash", "=", secretHash).executeTakeFirst()
        const isDone = ended?.state !== "open" && left?.state !== "pending"
        if (isDone || performance.now() > deadline) break
        await sleep(100)
      }
      await db.close()
    },
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
