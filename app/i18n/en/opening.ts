/** Opening a petition step by step, and changing it while that is possible. */
export const opening = {
  "step-grounds": "Choose the grounds",
  "step-text": "Write the petition",
  "step-review": "Look it through",
  "review-lead": "Readers will see it like this. Nothing is kept until you press a button below.",
  "to-text": "Go on to the text",
  "to-review": "See it as readers will",
  "back-to-text": "Change the text",
  "change-grounds": "Choose other grounds",
  "keep-draft": "Keep as a draft",
  chosen: "Grounds chosen",
  similar: "Petitions already made about this deputy",
  "similar-lead": "They rest on the same promises or read alike. Read them before you go on.",
  "similar-none": "No earlier petition about this deputy is like it.",
  "shares-grounds": "{count, plural, one {# ground} other {# grounds}} in common",
  "reads-alike": "The text reads alike",
  next: "What happens next",
  "next-seconding":
    "You get an address for voters of the district. {count, plural, one {# of them has} other {# of them have}} to support the petition first.",
  "next-legal-check":
    "The moderators check it against a list: the right deputy, grounds that stand, plain words, no private data, nothing beyond the grounds, within the law.",
  "next-reply-window":
    "The deputy reads the grounds and has time to reply. Signing opens after that.",
  "next-open": "Signing opens at once.",
  "edit-title": "Change the petition",
  "edit-lead": "Text and grounds can be changed until the first supporter has signed.",
  frozen: "The first supporter signed on {date}. What somebody has signed is not changed any more.",
  submitted: "The petition has gone on to the next step. Its text can no longer be changed.",
  save: "Save",
  fallen: "No longer assessed as not kept: it cannot be a ground.",
  "draft-yours": "This is your draft. Nobody else can read it.",
} as const
