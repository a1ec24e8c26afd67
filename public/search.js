/*
 * While somebody types, shows the best of what would be found, as links. The form works without: then it
 * asks when it is sent.
 */
const shown = document.querySelector("[data-hints]")
const typed = document.querySelector("input[name=q]")
let waiting
let asked = ""

if (shown && typed) {
  typed.addEventListener("input", () => {
    clearTimeout(waiting)
    waiting = setTimeout(ask, 250)
  })
  typed.form.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") shown.hidden = true
  })
}

async function ask() {
  const text = typed.value.trim()
  if (text === asked) return
  asked = text
  const answer = text.length < 2 ? nothing : await hintsFor(text)
  // Somebody may have typed on meanwhile: what they see belongs to what they see.
  if (text === asked) show(answer)
}

const nothing = { said: "", hints: [] }

async function hintsFor(text) {
  try {
    const answer = await fetch(shown.dataset.hints + encodeURIComponent(text))
    return answer.ok ? await answer.json() : nothing
  } catch {
    return nothing
  }
}

function show({ said, hints }) {
  shown.hidden = hints.length === 0
  shown.querySelector("p").textContent = said
  shown.querySelector("ul").replaceChildren(
    ...hints.map(({ href, label, lang, note }) => {
      const link = document.createElement("a")
      link.href = href
      link.textContent = label
      if (lang) link.lang = lang
      const small = document.createElement("span")
      small.textContent = note
      const item = document.createElement("li")
      item.append(link, small)
      return item
    }),
  )
}
