/*
 * While somebody types a promise, shows those of the same deputy that read alike. The form works without:
 * then it asks when it is sent.
 */
const shown = document.querySelector("[data-alike]")
const typed = document.querySelector("textarea[name=text]")
let waiting
let asked = ""

if (shown && typed) {
  typed.addEventListener("input", () => {
    clearTimeout(waiting)
    waiting = setTimeout(ask, 500)
  })
}

async function ask() {
  const text = typed.value.trim().slice(0, 300)
  if (text === asked) return
  asked = text
  const pledges = text.length < 15 ? [] : await alikeTo(text)
  // Somebody may have typed on meanwhile: what they see belongs to what they see.
  if (text === asked) show(pledges)
}

async function alikeTo(text) {
  try {
    const answer = await fetch(shown.dataset.alike + encodeURIComponent(text))
    return answer.ok ? (await answer.json()).pledges : []
  } catch {
    return []
  }
}

function show(pledges) {
  shown.hidden = pledges.length === 0
  shown.querySelector("ul").replaceChildren(
    ...pledges.map(({ text, lang, href }) => {
      const link = document.createElement("a")
      link.href = href
      link.lang = lang
      link.textContent = text
      const item = document.createElement("li")
      item.append(link)
      return item
    }),
  )
}
