import { map } from "./map.ts"
import { chart } from "./chart.ts"
import { search } from "./search.ts"
import { account } from "./account.ts"
import { api } from "./api.ts"
import { data } from "./data.ts"
import { developers } from "./developers.ts"
import { log } from "./log.ts"
import { assurance } from "./assurance.ts"
import { agreement } from "./agreement.ts"
import { coding } from "./coding.ts"
import { capture } from "./capture.ts"
import { common } from "./common.ts"
import { news } from "./news.ts"
import { offer } from "./offer.ts"
import { alignment } from "./alignment.ts"
import { ticket } from "./ticket.ts"
import { annotation } from "./annotation.ts"
import { rescope } from "./rescope.ts"
import { answers } from "./answers.ts"
import { profile } from "./profile.ts"
import { demo } from "./demo.ts"
import { desk } from "./desk.ts"
import { drive } from "./drive.ts"
import { seat } from "./seat.ts"
import { error } from "./error.ts"
import { evidence } from "./evidence.ts"
import { factor } from "./factor.ts"
import { form } from "./form.ts"
import { rule } from "./rule.ts"
import { report } from "./report.ts"
import { queue } from "./queue.ts"
import { removal } from "./removal.ts"
import { review } from "./review.ts"
import { audit } from "./audit.ts"
import { appeal } from "./appeal.ts"
import { ruling } from "./ruling.ts"
import { mail } from "./mail.ts"
import { mandate } from "./mandate.ts"
import { merge } from "./merge.ts"
import { mirror } from "./mirror.ts"
import { moderation } from "./moderation.ts"
import { office } from "./office.ts"
import { organization } from "./organization.ts"
import { imports } from "./imports.ts"
import { importReason } from "./import-reason.ts"
import { identity } from "./identity.ts"
import { invitation } from "./invitation.ts"
import { conflict } from "./conflict.ts"
import { approval } from "./approval.ts"
import { operations } from "./operations.ts"
import { token } from "./token.ts"
import { trail } from "./trail.ts"
import { exception } from "./exception.ts"
import { page } from "./page.ts"
import { pattern } from "./pattern.ts"
import { people } from "./people.ts"
import { opening } from "./opening.ts"
import { check } from "./check.ts"
import { pause } from "./pause.ts"
import { ways } from "./ways.ts"
import { petition } from "./petition.ts"
import { petitionState } from "./petition-state.ts"
import { power } from "./power.ts"
import { promise } from "./promise.ts"
import { rating } from "./rating.ts"
import { recallLaw } from "./recall-law.ts"
import { recallState } from "./recall-state.ts"
import { refusal } from "./refusal.ts"
import { role } from "./role.ts"
import { sign } from "./sign.ts"
import { signatureState } from "./signature-state.ts"
import { ui } from "./ui.ts"
import { vote } from "./vote.ts"
import { translation } from "#app/i18n/en/translation.ts"
import { home } from "./home.ts"
import { place } from "./place.ts"
import { voteEvent } from "./vote-event.ts"
import { receipt } from "./receipt.ts"
import { record } from "./record.ts"
import { about } from "./about.ts"
import { hold } from "./hold.ts"
import { kept } from "./kept.ts"
import { ask } from "./ask.ts"
import { incident } from "./incident.ts"
import { privacy } from "./privacy.ts"
import { accessibility } from "./accessibility.ts"
import { field } from "./field.ts"
import { share } from "./share.ts"
import { sheet } from "./sheet.ts"
import { collection } from "./collection.ts"
import { standing } from "./standing.ts"
import { stop } from "./stop.ts"
import { health } from "./health.ts"

/** Every English sentence, one catalogue a noun: the typed source of the other languages. */
export const en = {
  share,
  standing,
  stop,
  health,
  sheet,
  collection,
  agreement,
  coding,
  capture,
  data,
  developers,
  log,
  common,
  api,
  rating,
  petitionState,
  recallState,
  recallLaw,
  signatureState,
  assurance,
  role,
  page,
  exception,
  token,
  trail,
  operations,
  approval,
  conflict,
  imports,
  importReason,
  identity,
  invitation,
  organization,
  vote,
  evidence,
  factor,
  power,
  mandate,
  merge,
  mirror,
  moderation,
  ruling,
  appeal,
  removal,
  review,
  audit,
  queue,
  report,
  rule,
  office,
  pattern,
  error,
  form,
  people,
  promise,
  petition,
  pause,
  ways,
  check,
  opening,
  sign,
  account,
  desk,
  drive,
  seat,
  mail,
  news,
  offer,
  alignment,
  ticket,
  annotation,
  rescope,
  answers,
  profile,
  demo,
  refusal,
  ui,
  field,
  accessibility,
  privacy,
  hold,
  kept,
  ask,
  incident,
  about,
  receipt,
  record,
  voteEvent,
  place,
  map,
  chart,
  search,
  home,
  translation,
} as const

/** What every language must say: the same nouns, the same keys. */
export type Messages = {
  readonly [Noun in keyof typeof en]: Readonly<Record<keyof (typeof en)[Noun], string>>
}
