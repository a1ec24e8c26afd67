/*
 * Signs the challenge by NCALayer, the program of Kazakhstan's certification centre, which listens on the
 * visitor's own computer. What it answers goes into the form, and the form is sent as any other. Without
 * this script the file is signed by hand and sent beside it.
 */
const address = "wss://127.0.0.1:13579"

for (const form of document.querySelectorAll("form[data-sign]")) {
  form.hidden = false
  form.addEventListener("submit", (event) => {
    event.preventDefault()
    void sign(form)
  })
}

async function sign(form) {
  try {
    form.elements.namedItem("cms").value = await ask(form.dataset.sign)
    form.submit()
  } catch {
    for (const sentence of form.parentElement.querySelectorAll("[data-say]"))
      sentence.hidden = false
  }
}

/** One connection: the program tells its version, is asked for a signature beside the data, and answers. */
function ask(data) {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(address)
    let isGreeted = false
    socket.onerror = reject
    socket.onclose = reject
    socket.onmessage = (message) => {
      const said = JSON.parse(message.data)
      if (!isGreeted) {
        isGreeted = true
        const args = ["PKCS12", "SIGNATURE", data, false]
        const method = "createCAdESFromBase64"
        socket.send(JSON.stringify({ module: "kz.gov.pki.knca.commonUtils", method, args }))
        return
      }
      if (said.code === "200") resolve(said.responseObject)
      else reject(new Error(said.code))
      socket.close()
    }
  })
}
