import { askToFollow, confirmFollow } from "#app/domain/follow.server.ts"
import type { AskedFollow } from "#app/domain/follow.server.ts"
import type { Mail, Transport } from "#app/emails/transport.ts"
import { makeWorker } from "#app/outbox/worker.server.ts"
import type { Db } from "#db/connection.server.ts"
import { makeHouse } from "#tests/support/house.ts"
import { makeMembership, makePerson, makePetition, makePledge } from "#tests/support/make.ts"

/** A Wednesday at eleven in the morning in the country. */
export const now = "2026-04-01T06:00:00.000Z"
/** The next morning at eight, when daily letters go out. */
export const nextMorning = "2026-04-02T03:00:00.000Z"

/** A deputy with a promise and an open petition, and a worker that keeps the letters it sends. */
export async function makeNewsScene(db: Db) {
  const house = makeHouse(db, { now })
  const person = await makePerson(db, { name: "Ainur Sadykova" })
  const { id: membershipId } = await makeMembership(db, { person_id: person.id })
  const pledge = await makePledge(db, { person_id: person.id })
  const petition = await makePetition(db, { membership_id: membershipId })
  const sent: Mail[] = []
  const transport: Transport = {
    deliver: (mail) => {
      sent.push(mail)
      return Promise.resolve()
    },
    close: () => undefined,
  }
  return { house, person, pledge, petition, sent, worker: makeWorker(house, transport) }
}

type Scene = Awaited<ReturnType<typeof makeNewsScene>>

/** Asks for news in an address's name, confirms by the mailed link, and answers with the follower's own secret. */
export async function follow(
  scene: Scene,
  asked: Omit<AskedFollow, "rhythm" | "lang"> & Partial<AskedFollow>,
): Promise<string> {
  const { house } = scene
  const at = house.clock.now()
  const outcome = await askToFollow(house, { rhythm: "daily", lang: "en", ...asked }, at)
  if (!outcome.ok) throw new Error(outcome.refusal.code)
  const confirmed = await confirmFollow(house, await mailedSecret(scene), at)
  if (!confirmed.ok) throw new Error(confirmed.refusal.code)
  return confirmed.value.secret
}

/** Sends what waits and takes the secret of the last confirmation. The letters so far are thrown away. */
export async function mailedSecret({ worker, sent }: Scene): Promise<string> {
  await worker.runDue()
  const texts = sent.splice(0).map(({ text }) => text)
  const links = texts.flatMap((text) => /\/news\/confirm\/([\w-]{43})/.exec(text)?.[1] ?? [])
  return links.at(-1) ?? ""
}
