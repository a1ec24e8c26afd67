/*
 * The one script of the site, on the pages of passkeys alone: a browser speaks to a device by script only.
 * A form carries the question to the device; its answer goes into a hidden field, and the form is sent as
 * any other.
 */
const { browserSupportsWebAuthn, startAuthentication, startRegistration } =
  window.SimpleWebAuthnBrowser

for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (browserSupportsWebAuthn()) form.hidden = false
  else say(form, "unsupported")
  form.addEventListener("submit", (event) => {
    event.preventDefault()
    void answer(form)
  })
}

async function answer(form) {
  const ask = form.dataset.passkey === "create" ? startRegistration : startAuthentication
  try {
    const given = await ask({ optionsJSON: JSON.parse(form.dataset.options) })
    form.elements.namedItem("answer").value = JSON.stringify(given)
    form.submit()
  } catch {
    say(form, "failed")
  }
}

/** Shows one of the sentences that stand ready beside the form. */
function say(form, what) {
  for (const sentence of form.parentElement.querySelectorAll("[data-say]")) {
    sentence.hidden = sentence.dataset.say !== what
  }
}
