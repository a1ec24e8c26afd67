/** Pages that say no: what is the case, why, and what can be done next. Each status has `-title`, `-what` and `-next`. */
export const error = {
  "400-title": "This request cannot be read",
  "400-what": "The page address or the request holds something this site does not understand.",
  "400-next": "Check the address, or start from the home page.",
  "403-title": "This page is not open to you",
  "403-what": "It belongs to another person or is kept for another role.",
  "403-next": "Sign in with the account it belongs to, or start from the home page.",
  "barred-title": "Your organisation is suspended",
  "barred-what":
    "While it is suspended its people can read, but do nothing of their role. The reason stands on the organisation’s page.",
  "barred-next": "Two operators can lift the suspension. Until then you can read here as before.",
  "fate-unknown-title": "It is not certain whether this was stored",
  "fate-unknown-what": "The line to the database broke at the very moment of storing it.",
  "fate-unknown-next":
    "Send it again after the wait. Whatever was stored already is not stored or counted a second time.",
  "foreign-form-title": "This form did not come from this site",
  "foreign-form-what":
    "Another page sent it, or your browser does not say where it came from. Nothing was stored.",
  "foreign-form-next": "Open the page here, fill the form in and send it again.",
  "log-closed-title": "The public log takes nothing for now",
  "log-closed-what":
    "What is stored here does not fit the checkpoints signed before, so nothing may be added: the count would no longer be one that anyone can check. Nothing of what you sent was stored.",
  "log-closed-next":
    "Reading goes on as before. Try again later: the people who run the site have been told what to do.",
  "read-only-operator-title": "The site takes no changes for now",
  "read-only-operator-what":
    "The people who run it have put it into reading mode. Nothing of what you sent was stored; everything stored before is safe.",
  "read-only-operator-next":
    "Reading goes on as before. Keep this page open and send it again later.",
  "read-only-checking-title": "The site is checking its database",
  "read-only-checking-what":
    "It was not stopped properly before, so everything stored is looked through before anything is added. Nothing of what you sent was stored.",
  "read-only-checking-next":
    "Reading goes on as before. The check takes some minutes: keep this page open and send it again after that.",
  "read-only-database-fault-title": "The site cannot store anything just now",
  "read-only-database-fault-what":
    "The database does not take changes. Nothing of what you sent was stored or counted; everything stored before is safe.",
  "read-only-database-fault-next":
    "Reading goes on as before. The site tries again by itself: keep this page open and send it again in a minute.",
  "read-only-restored-title": "The site was restored from a backup",
  "read-only-restored-what":
    "Until the people who run it have checked what the backup lacks, nothing is added, so that no count and no receipt contradicts an earlier one. Nothing of what you sent was stored.",
  "read-only-restored-next": "Reading goes on as before. Try again later.",
  "signing-stopped-title": "Signing is stopped for now",
  "signing-stopped-what":
    "Nothing of what you sent was stored or counted. Signatures given before stay counted.",
  "signing-stopped-next":
    "The petition’s page says when signing goes on. A link that was mailed to you works again then, until its own end.",
  "opening-stopped-title": "No petition can be begun for now",
  "opening-stopped-what":
    "Nothing of what you sent was stored. Petitions under way go on as before.",
  "opening-stopped-next": "Keep this page open and send it again later.",
  request: "Number of this request, for asking about it: {request}",
  "404-title": "There is no such page",
  "404-what": "The address may be mistyped, or the page has another address now.",
  "404-next": "Find the deputy, the promise or the petition from the home page.",
  "405-title": "This page cannot be used that way",
  "405-what": "It does not take this kind of request.",
  "405-next": "Open the page again and use its form.",
  "409-title": "The rules do not allow this",
  "409-what": "Things may have changed since the page was opened.",
  "409-next": "Open the page again to see how things stand now.",
  "410-title": "This was removed from view",
  "410-what": "The moderators took it down. The record of the removal stays public.",
  "410-next": "The reason stands in the list of removals.",
  "413-title": "This is too large",
  "413-what": "The file or the text is larger than this site takes.",
  "413-next": "Make it smaller and send it again.",
  "415-title": "This kind of data is not taken",
  "415-what": "The site does not read files or requests of this kind.",
  "415-next": "Send it in one of the kinds named beside the field.",
  "422-title": "The form needs correcting",
  "422-what": "Some fields are empty or cannot be read. What you entered is kept.",
  "422-next": "Correct the fields in the list and send the form again.",
  "429-title": "Too many requests",
  "429-what":
    "More requests came from your network or account than the site takes in so short a time.",
  "429-next": "Keep this page open and send it again after the wait.",
  "500-title": "The site has failed",
  "500-what": "The fault is ours and has been recorded.",
  "500-next": "Try again in a few minutes. If it happens again, tell the moderators.",
  "503-title": "The site cannot take this just now",
  "503-what":
    "It is overloaded, or takes no changes for a while. Everything stored before is safe.",
  "503-next": "Keep this page open and send it again after the wait.",
  retry:
    "You can try again in {unit, select, second {{n, plural, one {# second} other {# seconds}}} minute {{n, plural, one {# minute} other {# minutes}}} other {{n, plural, one {# hour} other {# hours}}}}.",
} as const
