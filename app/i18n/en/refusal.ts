/** A rule's code of refusal, said to the reader: what, the article, what can be done next. */
export const refusal = {
  "import-not-yours": "Such a file is imported by operators alone.",
  "import-no-file": "Choose a file.",
  "import-one-file": "One file at a time; only a package of tables has several.",
  "import-file-kind":
    "This is no table and no record file: choose one whose name ends in {endings}.",
  "import-mapping-alone": "A mapping goes with promises alone.",
  "import-roll-key": "This site has no key for voters’ rolls: set one up first.",
  "import-not-waiting": "This import has been decided on already.",
  "no-such-import": "There is no such import.",
  "import-not-finished": "This import is not finished: there is nothing to take back.",
  "not-kept": "Nothing was kept of this run.",
  other: "The rules do not allow this.",
  "outside-district":
    "Only voters of this district can sign: {district}. The address you gave is in another district.",
  "outside-area":
    "Only voters of the deputy’s district can sign. The address you gave is in another district (Article 113-12, paragraph 3). Find your own deputy from the home page.",
  "already-signed":
    "This signature could not be counted. If you have signed with another address, that signature stands.",
  "first-year":
    "The recall of this deputy cannot be started yet: the law does not allow it in a deputy’s first year of work (Article 113-12, paragraph 2). The first day it can be started: {date}.",
  "last-year":
    "The recall of this deputy can no longer be started: the law does not allow it in a deputy’s last year of work (Article 113-12, paragraph 2). The last day it could be started: {date}.",
  closed: "Signing is over. The last day was {date}.",
  "signing-period-over": "Signing is over. The last day was {lastDay}.",
  "not-open": "Signatures for this petition are not being collected now.",
  "no-such-petition": "There is no such petition. Choose one from the list of petitions.",
  "no-such-promise": "There is no such promise. Choose one from the list of promises.",
  "no-such-evidence":
    "One of the pieces of evidence chosen is no longer there. Open the page again and choose anew.",
  "no-such-signature": "This link leads to no signature. Use the newest letter, or sign again.",
  "link-expired":
    "The time to confirm has passed, so the signature is not counted. You can sign again while signatures are being collected.",
  expired: "This signature was not confirmed in time and is not counted.",
  withdrawn:
    "This signature has been withdrawn. You can sign again while signatures are being collected.",
  invalidated: "This signature was taken out of the count. The reason stands on its page.",
  "petition-closed": "Signing is over, so signatures can no longer be withdrawn.",
  "petition-over": "This petition has ended; its state no longer changes.",
  "signatures-destroyed":
    "What the signers said has been destroyed, as they were told it would be: this petition can no longer be signed on. A new one can be opened.",
  "live-petition-exists":
    "There is already a petition about this deputy. Sign that one, or wait until it ends.",
  "mandate-not-begun": "The deputy’s mandate has not begun yet.",
  "mandate-over": "The deputy’s mandate has ended, so there is nothing to recall from.",
  "no-grounds": "Choose at least one broken promise as a ground.",
  "ground-twice": "One promise is named as a ground twice. Leave it once.",
  "ground-of-another-deputy":
    "A promise named as a ground is another deputy’s. Choose from this deputy’s promises.",
  "ground-without-verdict": "A promise named as a ground has not been assessed yet.",
  "ground-not-broken": "Only a promise assessed as not kept can be a ground.",
  "seconders-missing": "More first signatures are needed: {missing, number}.",
  "step-skipped": "A step of the procedure comes before this one.",
  "too-early": "The time for this has not come yet: a period set by the rules is still running.",
  "threshold-not-reached": "The threshold has not been reached.",
  "threshold-reached": "The threshold has been reached.",
  "no-such-transition":
    "The petition or the recall cannot pass into this state from the present one.",
  "not-yours-to-move": "This step is another role’s to take.",
  "not-yours": "This can be done only by the person it belongs to.",
  "recall-over": "The recall procedure has ended; its state no longer changes.",
  "already-recorded": "This promise is already recorded for this deputy.",
  "said-in-future": "The day the promise was given lies in the future. Check the date.",
  "due-before-said": "The deadline lies before the day the promise was given. Check both dates.",
  "happened-in-future": "The day of the event lies in the future. Check the date.",
  "captured-in-future": "The day the copy was made lies in the future. Check the date.",
  "vote-without-deputy": "This deputy took no part in that vote event.",
  "vote-linked-already": "This vote is already linked to the promise.",
  "action-linked-already": "This act from this source is already linked to the promise.",
  "claimed-already":
    "This is what stands there already. Change the assessment or the text to add a new statement.",
  "not-a-finding": "Choose an assessment: “Not assessed” is none.",
  "not-claimable": "A deputy cannot claim this assessment. Choose another.",
  "evidence-missing": "Choose the evidence the assessment rests on.",
  "evidence-twice": "One piece of evidence is named twice. Leave it once.",
  "deadline-ahead": "The deadline has not passed yet, and nothing cited contradicts the promise.",
  "deadline-passed": "The deadline has passed, so “Not yet due” no longer fits.",
  "coded-already":
    "You have assessed this promise in this round. An assessment sent in cannot be changed.",
  "iin-not-12-digits": "An IIN (individual identification number) has 12 digits.",
  "iin-is-a-bin": "This is a BIN, the number of an organisation. Enter your own IIN.",
  "iin-check-digit":
    "This IIN is mistyped: its last digit does not fit the others. Compare it with your identity card.",
  "email-invalid": "Write an e-mail address with @ and a domain after it.",
  "too-long": "Shorten the text: at most {most, plural, one {# character} other {# characters}}.",
  "too-short": "Write more: at least {least, plural, one {# character} other {# characters}}.",
  "password-short":
    "Write a longer password: at least {min, plural, one {# character} other {# characters}}.",
  "password-long":
    "Write a shorter password: at most {max, plural, one {# character} other {# characters}}.",
  "password-common": "This password is among those tried first by strangers. Write another one.",
  "no-such-mandate": "There is no such mandate. Choose the deputy from the list.",
  "person-needed": "An account of this role needs the deputy it speaks for.",
  "organization-needed": "An account of this role needs the organisation it works for.",
  "password-wrong": "This is not your present password.",
  "sign-in-failed":
    "The address and the password do not fit together. Check both; capital and small letters count.",
  "sign-in-wait":
    "Too many wrong passwords were entered for this address. Try again in a quarter of an hour.",
  "email-taken": "This address has an account already.",
  unreadable: "The file cannot be read. Check its format and send it again.",
  "closed-at-start":
    "The recall of this deputy cannot be started yet: the law does not allow it in the first part of the mandate. The first day it can be started: {opensOn}.",
  "closed-at-end":
    "The recall of this deputy can no longer be started: the law does not allow it in the last part of the mandate. The last day it could be started: {closesOn}.",
  "too-soon-after-vote":
    "Voters kept this deputy’s mandate not long ago, and the law does not allow another recall so soon. The first day it can be started: {opensOn}.",
  "voted-this-term":
    "Voters kept this deputy’s mandate, and the law does not allow another recall in the same term.",
  "list-mandate": "The law knows no recall of a deputy elected from a party list.",
  "district-mandate": "The law knows no recall of a deputy elected in a district.",
  "not-in-force": "This wording of the law is not in force on that day. Choose the one that is.",
  "other-office": "This law does not concern this office.",
  "party-to-it": "You have a stake in this matter, so somebody else has to deal with it.",
  "own-proposal": "You proposed this yourself: another person has to approve it.",
  "already-decided": "This proposal has been decided already.",
  "proposal-lapsed":
    "Nobody decided this proposal in two weeks, so it no longer stands. It can be made again.",
  "proposal-waits": "The same has been proposed already and waits for a second person.",
  "no-such-proposal": "There is no such proposal.",
  "no-legal-effect": "Nothing follows in law from this petition, so it has no legal drive.",
  "day-in-future": "This day has not come yet: give a day not after today.",
  "day-before-last": "The step before was on {day}; this one cannot be earlier.",
  "figures-missing": "This step is entered with its numbers. Give all that the document has.",
  "figures-impossible":
    "These numbers cannot be: a part is larger than its whole. Check them against the document.",
  "result-contradicts-law":
    "By the law’s own arithmetic these numbers give another outcome. Check the numbers and the step.",
  "email-same": "This is the address that the account has already.",
  "petition-live":
    "A petition that you started is under way. Withdraw it first; then the account can be deleted.",
  "last-operator":
    "This is the last operator: somebody must be left to admit others. Make another operator first.",
  "code-wrong": "This code is not right. Check the time on the phone, or wait for the next code.",
  "code-used":
    "This code has been used already. Wait for the next one: it comes within 30 seconds.",
  "code-wait": "Too many wrong attempts were made. Try again in a quarter of an hour.",
  "enrolment-lapsed": "This took too long, so there is a new secret. Scan it again.",
  "challenge-lapsed": "This took too long, or it was sent twice. Press the button again.",
  "passkey-refused": "This passkey cannot be accepted here. Use another one, or a code.",
  "passkey-known": "This passkey is added already.",
  "passkeys-enough":
    "An account has at most {most, plural, one {# passkey} other {# passkeys}}. Remove one you no longer use.",
  "session-over": "You have been signed out meanwhile. Sign in again.",
  "last-factor": "Your role needs a second step, and this is the only one. Add another one first.",
  "no-such-factor": "This is no longer there.",
  "factor-needed": "Add a passkey or set up one-time codes first.",
  "name-needed": "Write a name.",
  "no-such-organization": "There is no such organisation.",
  "organization-elsewhere":
    "This no longer fits how the organisation stands now. Open its page again.",
  "organization-suspended":
    "The organisation that invites is suspended. While it is, nobody can join it.",
  "application-waits":
    "You have applied already. Two operators will decide; then you can apply again.",
  "name-taken":
    "An organisation of this name stands here already. If it is yours, its admin can invite you.",
  "no-such-invitation": "This link leads to no invitation. Copy it from the letter in full.",
  "invited-enough": "Three invitations went to this address within an hour. Try again later.",
  "invitation-used": "This invitation has been used already.",
  "invitation-revoked": "This invitation was taken back.",
  "invitation-expired": "This invitation is over: it works for seven days. Ask for a new one.",
  "invitation-of-another":
    "This invitation was sent to another address. Sign in with the account of that address.",
  "has-a-role": "This account has a role already. One account has one role.",
  "no-such-account": "There is no such account, or it is suspended.",
  "account-elsewhere": "This no longer fits how the account stands now. Open its page again.",
  "admin-stays": "The admin cannot be removed. First hand the organisation over to another person.",
  "no-such-person": "There is no such person.",
  "person-claimed": "This deputy has an account already.",
  "since-in-future": "The day lies in the future. Check the date.",
  "declared-already": "This is declared already.",
  "no-such-other": "Choose a deputy or a party from the list.",
  "no-such-conflict": "There is no such entry, or it has been closed.",
  "term-ends-first": "The last day is before the first.",
  "no-such-law": "There is no such law here. Choose one from the list.",
  "district-needed": "A seat of a district names its district.",
  "text-frozen": "The first supporter has signed this text, so it can no longer be changed.",
  "text-submitted":
    "The petition has gone on to the next step, so its text can no longer be changed.",
  "check-incomplete":
    "To admit a petition every item must be found in order; {missing, plural, one {# is} other {# are}} missing. Tick them or reject the petition.",
  "rejection-without-rule": "A rejection names its rule. Choose one.",
  "check-contradicts":
    "The rule of the rejection denies an item that is ticked as in order. Take the tick away or choose another rule.",
  "decision-in-future": "The day of the decision lies in the future. Check the date.",
  "decision-before-pause":
    "This decision is older than the one that halted the collection. Check the date.",
  "no-paper-drive": "No recall law in force counts signatures on paper for this mandate.",
  "paper-not-open":
    "Signatures on paper are collected once the commission has registered the application, until it has decided.",
  "too-many-sheets":
    "At most {most, plural, one {# sheet} other {# sheets}} can be made in a day; {left, number} left today.",
  "serial-wrong":
    "This serial is mistyped: its last symbol does not fit the others. Compare it with the paper.",
  "sheet-unknown":
    "This sheet was not made here, so it is not entered here. Compare the serial with the paper.",
  "sheet-entered": "This sheet has been entered already. A sheet is entered once.",
  "no-such-batch": "There is no such batch. Choose one from the collectors’ desk.",
  "batch-closed": "This batch is closed already.",
  "own-batch": "You entered this sheet, so another collector has to read its lines a second time.",
  "line-not-waiting": "This line no longer waits: somebody has dealt with it.",
  "no-such-line": "There is no such line in this batch.",
  "opinion-given": "You have decided on this line already; now another collector has to.",
  "no-such-text": "There is no such text, or it is not published.",
  "hidden-already": "This text is hidden already.",
  "not-hidden": "This text is not hidden. It is hidden first, then removed or shown again.",
  "removed-for-good": "The words of this text were destroyed: nothing more can be done to it.",
  "held-by-another": "Somebody else works on this now. Wait, or take it over with a note.",
  "decided-meanwhile":
    "Somebody decided this while the page was open. Open it again to see how it stands.",
  "no-such-report": "There is no such report.",
  "settled-already": "This report has been settled already.",
  "not-concerned":
    "This decision can be appealed by those whom it concerns: who wrote the text, the deputy, the organisation.",
  "appeal-period-over": "The 30 days in which this could be appealed are over.",
  "appealed-already": "You have appealed this already. A decision can be appealed once.",
  "took-part": "You took part in the decision that is appealed, so another moderator decides.",
  "no-such-appeal": "There is no such appeal.",
  "no-such-decision": "There is no decision here that can be appealed.",
  "text-hidden": "The text of this petition is hidden at present, so it cannot be signed.",
  "no-such-scan": "No scan of this sheet is kept.",
  "scan-empty": "This file is empty. Choose another.",
  "scan-too-large": "This file is too large: at most 10 MB.",
  "scan-kind": "This is neither a picture nor a PDF. Choose another file.",
  "scan-torn": "This picture is not whole. Take or save it again.",
  "scan-ending":
    "The file’s name ends otherwise than what it is. Save it anew and choose that file.",
  "organization-led":
    "Others work for the organisation that you lead. Hand it over to one of them first.",
  "identity-invalid":
    "This does not prove who you are. Begin again: what is to be signed is made anew each time.",
  "identity-expired":
    "The certificate has ended or has not begun yet. Use one that is valid today.",
  "identity-untrusted":
    "This site does not know the authority behind this proof. You can sign in another way.",
  "identity-revoked": "This certificate has been revoked. Use another one, or sign in another way.",
  "identity-algorithm":
    "The signature was made in a way that is no longer safe. Use a newer certificate.",
  "identity-wrong-key": "This key is not for signing documents. Choose the key for signing.",
  "identity-not-a-person": "Only a person’s own certificate signs here, not an organisation’s.",
  "identity-needs-verifier":
    "This site cannot check signatures under the GOST standard by itself, and no verifier is connected. Nothing was counted. Sign in another way.",
  "identity-unavailable":
    "Who you are could not be checked just now. Nothing was counted. Try again later, or sign in another way.",
  "identification-lapsed":
    "This proof was used already, its 15 minutes have passed, or it was begun in another browser. Begin again.",
  "way-not-accepted":
    "This petition is not signed in this way. The ways it takes stand on its page.",
  "ways-settled":
    "Signing has opened or the petition is over: the ways to sign it no longer change.",
  "no-way-chosen": "Choose at least one way to sign.",
  "way-not-possible":
    "This way is not set up here, or the rules of this petition leave it out. Choose among those shown.",
  "iin-needed":
    "This petition tells signers apart by the IIN, and none was given. Sign in another way.",
  "not-of-age": "By the voters’ list you cannot vote yet.",
  "not-on-roll":
    "This petition is signed by voters on the list of its district alone, and you were not found there.",
  "clause-missing": "Choose the clauses of the code book that you applied: at least one.",
  "no-such-clause": "The code book has no such clause. Choose one from the list.",
  "deadline-missing": "No deadline is known, so “Not yet due” does not fit.",
  "broken-unproved":
    "“Broken” needs evidence from after the deadline, or an act of a known day that contradicts the promise. Cite one.",
  "bound-to-deputy":
    "You declared that you are bound to this deputy, so somebody else assesses. Give the case back.",
  "not-accredited": "Only people of organisations whose accreditation stands assess promises.",
  "not-handed-out": "This case was not dealt to you. Take one from the desk.",
  "handout-over": "The 72 hours for this case are over; it went back. Take another from the desk.",
  "no-case": "No case for you at present. Ask again later.",
  "no-verdict": "This promise has no assessment yet, so there is nothing to challenge.",
  "verdict-superseded": "A new assessment was published meanwhile. Read it first.",
  "challenge-open": "This assessment is challenged already. Wait for the outcome.",
  "own-finding": "Your organisation took part in this assessment. Another one can challenge it.",
  "source-needed":
    "Give the web address of something new. Without it this assessment is not made again.",
  "version-taken": "Another version was adopted meanwhile. Propose it anew on top of that one.",
  "clauses-not-numbered": "Number the clauses from 1 without gaps, one a line.",
  "clauses-differ": "Each language must have the same clauses.",
  "codings-impossible": "From two to five people assess each promise.",
  "text-unchanged": "Nothing is new in this version.",
  "place-too-long": "The place is too long: at most {most, number} characters.",
  "proof-missing": "Nothing shows it: give a web address or a file.",
  "email-missing": "Give an e-mail address: the link that confirms goes there.",
  "no-such-offer": "There is no such evidence.",
  "offer-expired": "Three days went by without a confirmation. Send it in again.",
  "decided-already": "Somebody decided on it meanwhile.",
  "offer-unconfirmed": "Its sender has not confirmed it yet.",
  "reason-unfit": "This reason does not go with the decision.",
  "file-empty": "The file is empty.",
  "file-too-large": "The file is larger than 10 MB.",
  "file-kind": "Only pictures and PDF files are taken.",
  "file-ending": "The file’s name ends otherwise than its content.",
  "file-torn": "The file is damaged or cut off.",
  "file-animated": "Moving pictures are not taken.",
  "file-too-many-pixels": "The picture has more than 40 million points: make it smaller.",
  "no-condition": "State at least one condition: without any, all signatures would be meant.",
  "window-reversed": "The time ends before it begins.",
  "dwell-reversed": "The longest time is shorter than the shortest.",
  "count-closed":
    "The count of this petition is not open: before its opening and after its end nothing is taken out of it.",
  "nothing-found": "No signature meets these conditions.",
  "found-otherwise":
    "By now another number of signatures meets these conditions: {count, number}. Look again.",
  "no-such-job": "There is no such job.",
  "job-over": "The job is over.",
  "no-such-audit": "There is no such check.",
  "not-drawn-yet": "The sample is drawn when the collection of signatures is over.",
  "other-organization-needed": "The second checker must work for another organisation.",
  "no-organization": "Only checkers of an admitted organisation can do this.",
  "not-all-found": "Not every signature of the sample has a finding yet.",
  "audit-published": "The result is published; it is not changed any more.",
  "not-openable": "There is no statement behind this leaf that could be opened.",
  "no-address": "No address was given with this signature, or it was destroyed.",
  "asked-already": "This signer was written to already.",
  "answered-already": "This question was answered already.",
  "withdrawals-wrong":
    "Some withdrawals do not refer to a signature of this petition. They cannot be signed for.",
  "no-withdrawals": "No signature of this petition was withdrawn.",
  "not-attributable":
    "Only what the candidate or deputy said, wrote or signed is a promise of theirs. Find a source that shows it.",
  "not-verifiable":
    "What nobody can check is not recorded as a promise: it could be found neither kept nor broken.",
  "not-prospective": "A wish, an opinion or what was done already is no promise.",
  "horizon-missing": "Say by when the promise is to be kept.",
  "due-missing": "A day or an event needs its day, month or year.",
  "due-not-asked": "The end of a mandate has a day of its own: leave the day empty.",
  "event-too-short": "Say which event it is.",
  "event-too-long": "The name of the event is too long.",
  "no-such-sibling": "The promise that this one is split from is not there.",
  "changed-meanwhile":
    "Somebody stored another version meanwhile. It stands below; look at it, then store yours or leave it.",
  "nothing-changed": "Nothing was changed.",
  "quote-without-reason": "A quote is put right with a reason only: say what the slip was.",
  "quote-not-in-source":
    "These words do not stand in the copy of the source. Copy them exactly as they stand there.",
  "place-missing": "Name the page or the minute at which the words stand.",
  "fetching-off": "This site fetches no pages. Save the page and hand in the file.",
  "address-not-web":
    "Only an ordinary web address can be fetched: http or https, without a name or password in it.",
  "address-not-public": "This address does not lie on the public internet.",
  "address-unknown":
    "Nothing answers at this address. Check it, or save the page and hand in the file.",
  "address-moves-on": "This address leads on and on. Name the address at which it ends.",
  "address-refuses": "The site at this address gives no page. Save the page and hand in the file.",
  "address-too-slow":
    "The site at this address took too long. Try again, or save the page and hand in the file.",
  "address-too-large": "What lies at this address is larger than 5 MB.",
  "copy-empty": "The file is empty.",
  "copy-too-large": "The file is too large: at most 10 MB, fetched from the web 5 MB.",
  "copy-kind":
    "Web pages, plain text, PDF files and pictures are taken, and nothing that is two of them at once.",
  "copy-ending":
    "The file’s name ends otherwise than its content. Save it again under its own kind.",
  "copy-torn": "The file is damaged or cut off. Save it again.",
  "copy-animated": "Moving pictures are not taken.",
  "copy-too-many-pixels": "The picture has more than 40 million points: make it smaller.",
  "words-needed": "With “Another reason” say in your own words which.",
  "no-such-vote": "No record names a vote of yours there.",
  "said-already": "You have said exactly this already.",
  "profile-frozen":
    "The mandate has ended: this record is closed. Findings can still be replied to.",
  "horizon-passed": "The new horizon lies in the past.",
  "horizon-not-later": "The new horizon must be later than the one that was named.",
  "context-source-needed": "Give the address where the whole of it can be read.",
  "twin-needed": "Choose the promise that says the same.",
  "no-such-twin": "That promise is not another one of this deputy’s.",
  "ticket-open": "An objection to this promise waits for its answer already.",
  "no-such-ticket": "There is no such objection.",
  "own-record": "Your organisation recorded this promise, so another one answers.",
  "delegates-enough": "Five people write for you already, or are invited to.",
  "no-such-code":
    "There is no such code. Look at the letter again: no letters I, L, O or U are in it.",
  "code-not-approved": "The second operator has not agreed to it yet.",
  "code-ended": "This code works no more.",
  "nothing-to-follow": "There is nothing here that can be followed.",
  "no-such-follow":
    "This link leads nowhere: it may have been cut off, or everything was destroyed.",
  "follow-expired": "The link worked for three days and is over. Ask again on the page.",
  "no-such-follower": "Nothing is stored under this link any more.",
  "same-language": "The text stands in this language already.",
  "translated-after-opening": "Signing has begun: from now on watchdogs translate it.",
  "translation-too-short": "The translation is empty.",
  "translation-too-long":
    "The translation is much longer than its text may be: {most, number} characters at most.",
  "scope-needed": "Choose at least one thing that the key may write.",
  "token-label-taken":
    "You have a key for this already. If you did not keep it, revoke it and make another; or name what this one is for.",
  "too-many-tokens": "You have {most, number} keys already. Revoke one that you no longer use.",
  "no-such-token": "There is no such key, or it was revoked before.",
  "token-unknown": "This key is not known, or is over.",
  "scope-missing": "This key may not do that.",
  "key-reused": "Another request was made under this key.",
  "no-such-voter": "Nobody here has the id {voter}.",
  "vote-rejected": "The record contradicts itself: {reason}",
  "no-such-pair": "These two records are not both there, or they are one already.",
  "merge-no-ground":
    "The two records share no identifier. A name alone does not show that they are one person.",
  "merge-held-apart": "It was decided that these are two people. Take that decision back first.",
  "not-held-apart": "Nobody has decided that these are two people.",
  "merge-conflict":
    "You declared a conflict of interest about one of them. Somebody else must decide.",
  "merge-voted-unlike":
    "Both voted in {count, plural, one {one vote} other {# votes}}, and not alike, first on “{event}”. One person has one vote.",
  "merge-explained-both":
    "Both explained the same vote in their own words. Neither explanation may be lost.",
  "merge-petition-running":
    "A petition against the second one is under way: it must go on under the name and address under which it was begun. Keep that record instead.",
  "merge-petitions-both":
    "Petitions are under way against both. Merging would change what they can lead to: wait until one of them is over.",
  "merge-two-desks": "Both have the account of a deputy. An operator must end one of them first.",
  "merge-two-codes":
    "Letters with a code are on their way to both. Wait until one of them is used or expires.",
  "merge-decision-waiting":
    "A decision of two about one of them is waiting. Have it decided first.",
  "no-such-merge": "There is no such merge.",
  "merge-undone-already": "This merge was undone already.",
  "merge-stands-under-another":
    "The record that stayed was merged into another later. Undo that merge first.",
  "merge-imported-since":
    "Imports have added to this person since: No. {runs}. Whose that is cannot be told. Take them back first, undo the merge, and import them again.",
  "merge-petitioned-since":
    "A petition against this person was begun since. It must stay whole, so the merge stays.",
  "merge-rows-changed":
    "{count, plural, one {One row} other {# rows}} that moved no longer belong to this person. The merge cannot be undone exactly.",
  "stopped-already": "This is stopped already. Its page says since when.",
  "not-stopped": "This is not stopped: somebody let it go on already.",
  "no-such-hold": "There is no such hold.",
  "hold-over": "That day is over, or the hold is. Choose a later day.",
  "hold-too-long": "A hold lasts a year at most: to {date}. It can be renewed.",
  "account-held": "A court has ordered this account kept to {date}. Delete it after that day.",
  "no-such-request": "There is no such request.",
  "request-answered": "This request has been answered.",
  "no-such-incident": "There is no such incident.",
  "incident-closed": "This incident is closed.",
  "incident-ahead":
    "It cannot have been noticed in the future. Write a day and time that have passed.",
  "incident-before-law":
    "The law on telling the authority is in force since 1 July 2024. Write the day and time of the noticing as they were.",
  "incident-known": "This incident is open already.",
  "steps-open": "Steps are still open. Tick each that is done before you close the incident.",
  "nothing-to-retry": "Nothing waits that failed: it was tried again already.",
} as const
