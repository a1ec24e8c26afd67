/** Ways of signing, and what each asks of a signer. */
export const identity = {
  ways: "Ways to sign",
  "ways-text":
    "The stronger the proof, the more a signature is worth to whoever checks it. One person counts once, however they sign.",
  "way-email": "By e-mail",
  "way-roll": "As a voter on the list",
  "way-oidc": "Through an outside sign-in service",
  "way-eds": "By electronic digital signature (EDS)",
  "no-mail": "This petition is not signed by e-mail alone.",
  "eds-lead":
    "You sign a small file by your key and send the signature here. The key and its password stay with you.",
  "eds-begin": "Make the file",
  "eds-begin-text":
    "The file is made for this petition and this browser. From then on there are 15 minutes to sign it.",
  "eds-again": "Make a new file",
  "eds-take": "Take the file",
  "eds-take-text":
    "It holds the petition, the fingerprint of its text, the district and a number that is used once. It holds nothing about you.",
  "eds-download": "Download the file",
  "eds-sign": "Sign it",
  "eds-sign-text":
    "In any program that signs files by EDS, so that the signature stands in a file of its own. Choose your own key for signing, not the one for signing in.",
  "eds-layer": "Sign by the program on this computer",
  "eds-layer-failed": "The program did not answer. Sign the file in it by hand and send it below.",
  "eds-send": "Send the signature",
  "eds-file": "File with the signature",
  "eds-missing": "Choose the file with the signature.",
  "eds-submit": "Send the signature",
  "oidc-lead":
    "Another site asks who you are and tells us your name and IIN. It learns that you came from here, not which petition you sign.",
  "oidc-begin": "Prepare",
  "oidc-begin-text": "You have 15 minutes for the way there and back, in this browser.",
  "oidc-go": "Go on to: {host}",
  "roll-lead":
    "What you type is looked up in the voters’ list. Where it stands there, a letter with a link is sent. This page tells nobody whether it does.",
  settlement: "City, town or village",
  "settlement-hint": "Where you are registered.",
  "roll-sent-text":
    "If what you typed stands on the voters’ list, a letter with a link is on its way. The signature is counted once you confirm it there.",
  "roll-sent-none":
    "No letter after ten minutes? Check the spelling, the IIN and the place. There are five tries a day.",
  identified: "Check who signs",
  "identified-lead":
    "Nothing is counted yet. Neither the deputy, nor the author, nor the public sees this.",
  "identified-by": "How it was proved",
  "email-hint":
    "With an address, a letter with a link is sent first and the signature counts once you confirm in it. Without one it counts at once, and its page is shown to you only now: keep the page’s address.",
  "email-proved":
    "This address is proved already: the signature counts at once, and the receipt goes there.",
  sign: "Sign the petition",
  "begin-again": "Begin again",
  none: "There is nothing to sign with here",
} as const
