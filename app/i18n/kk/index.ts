import type { Messages } from "#app/i18n/en/index.ts"
import { account } from "./account.ts"
import { assurance } from "./assurance.ts"
import { common } from "./common.ts"
import { demo } from "./demo.ts"
import { desk } from "./desk.ts"
import { drive } from "./drive.ts"
import { error } from "./error.ts"
import { evidence } from "./evidence.ts"
import { factor } from "./factor.ts"
import { form } from "./form.ts"
import { mail } from "./mail.ts"
import { mandate } from "./mandate.ts"
import { moderation } from "./moderation.ts"
import { office } from "./office.ts"
import { page } from "./page.ts"
import { pattern } from "./pattern.ts"
import { people } from "./people.ts"
import { petition } from "./petition.ts"
import { petitionState } from "./petition-state.ts"
import { power } from "./power.ts"
import { promise } from "./promise.ts"
import { rating } from "./rating.ts"
import { recallState } from "./recall-state.ts"
import { refusal } from "./refusal.ts"
import { role } from "./role.ts"
import { sign } from "./sign.ts"
import { signatureState } from "./signature-state.ts"
import { ui } from "./ui.ts"
import { vote } from "./vote.ts"
import { home } from "./home.ts"
import { place } from "./place.ts"
import { voteEvent } from "./vote-event.ts"
import { record } from "./record.ts"
import { about } from "./about.ts"
import { privacy } from "./privacy.ts"
import { accessibility } from "./accessibility.ts"
import { field } from "./field.ts"

/** Every Kazakh sentence. */
export const kk = {
  common,
  rating,
  petitionState,
  recallState,
  signatureState,
  assurance,
  role,
  page,
  vote,
  evidence,
  factor,
  power,
  mandate,
  moderation,
  office,
  pattern,
  error,
  form,
  people,
  promise,
  petition,
  sign,
  account,
  desk,
  drive,
  mail,
  demo,
  refusal,
  ui,
  field,
  accessibility,
  privacy,
  about,
  record,
  voteEvent,
  place,
  home,
} satisfies Messages
