import { z } from "zod"
import { scopeOf } from "#app/domain/digest.server.ts"
import { openContact } from "#app/domain/follow-secrets.server.ts"
import type { Letter } from "#app/emails/letter.ts"
import { digest, followConfirmation, petitionStep } from "#app/emails/news.ts"
import { findFollower } from "#db/queries/follows.server.ts"
import { listNews } from "#db/queries/news.server.ts"
import { findPetitionNews } from "#db/queries/petition-news.server.ts"
import { getPetition } from "#db/queries/petitions.server.ts"
import { letter, toAddress } from "./letter-writers.server.ts"
import type { LetterHouse } from "./letter-writers.server.ts"

/** A letter tells so many things; more are on the pages. */
const mostTold = 40

const Follower = z.object({ followerId: z.int() })
const Gathered = Follower.extend({ after: z.string(), until: z.string() })
const Step = Follower.extend({ newsId: z.int() })

type Written = { readonly to: string; readonly letter: Letter } | undefined

/** News as it stands when the letter is sent; nothing where who followed has ended it, or nothing is left. */
async function digestLetter(house: LetterHouse, sent: unknown): Promise<Written> {
  const { db, keys } = house
  const { followerId, after, until } = Gathered.parse(sent)
  const follower = await findFollower(db.read, followerId)
  if (!follower) return undefined
  const { lang } = follower
  const scope = await scopeOf(db.read, followerId)
  const items = await listNews(db.read, scope, { after, until, lang, limit: mostTold + 1 })
  if (items.length === 0) return undefined
  const { email, secret } = openContact(keys, follower)
  const more = items.length > mostTold
  return {
    to: email,
    letter: digest({ lang, items: items.slice(0, mostTold), more, secret }, house),
  }
}

async function stepLetter(house: LetterHouse, sent: unknown): Promise<Written> {
  const { db, keys } = house
  const { followerId, newsId } = Step.parse(sent)
  const follower = await findFollower(db.read, followerId)
  const news = await findPetitionNews(db.read, newsId)
  if (!follower || !news) return undefined
  const petition = await getPetition(db.read, news.petitionId)
  const { email, secret } = openContact(keys, follower)
  const told = {
    ...{ lang: follower.lang, petition: petition.publicId, track: news.track, to: news.to, secret },
    title: petition.state === "removed" ? null : petition.title,
    count: petition.publishedCount,
    needed: petition.threshold,
  }
  return { to: email, letter: petitionStep(told, house) }
}

/** Letters to those who follow something. */
export const newsLetters = {
  "follow-confirmation": letter(toAddress.extend({ link: z.string() }), followConfirmation),
  digest: digestLetter,
  "petition-step": stepLetter,
} as const

/** The follower to whom a task's letter goes; undefined where it goes to nobody such. */
export function followerOfTask(payload: unknown): number | undefined {
  const parsed = Follower.safeParse(payload)
  return parsed.success ? parsed.data.followerId : undefined
}
