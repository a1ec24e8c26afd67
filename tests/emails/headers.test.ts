import { describe, expect, onTestFinished, test } from "vitest"
import { smtpTransport } from "#app/emails/smtp.server.ts"
import { startMailbox } from "#tests/support/mail.ts"

async function openPost() {
  const mailbox = await startMailbox()
  const post = smtpTransport(mailbox.url, "Uade <no-reply@uade.example>")
  onTestFinished(async () => {
    post.close()
    await mailbox.stop()
  })
  return { mailbox, post }
}

const mail = {
  id: "7@uade.example",
  to: "samal@uade.example",
  subject: "Hello",
  text: "Text",
  html: "<p>Text",
}

test("a letter that can be ended says so to mail programs in one click, any other does not", async () => {
  const { mailbox, post } = await openPost()
  const unsubscribe = `https://uade.example/kk/news/${"x".repeat(43)}/end`
  await post.deliver({ ...mail, lang: "kk", unsubscribe })
  await post.deliver({ ...mail, id: "8@uade.example" })
  const [ended, other] = [await mailbox.waitForMail(mail.to), await mailbox.waitForMail(mail.to)]
  function raw({ headerLines }: typeof ended): string[] {
    return headerLines.map(({ line }) => line.replace(/\r\n/g, ""))
  }
  expect(raw(ended)).toContain(`List-Unsubscribe: <${unsubscribe}>`)
  expect(raw(ended)).toContain("List-Unsubscribe-Post: List-Unsubscribe=One-Click")
  expect(raw(ended)).toContain("Content-Language: kk")
  expect(raw(other).filter((line) => line.startsWith("List-"))).toEqual([])
})

describe("a letter's headers hold what they are for", () => {
  test.each([
    "Recall\r\nBcc: victim@uade.example",
    "Recall\nBcc: victim@uade.example\n\nanother body",
    "Recall\rBcc: victim@uade.example",
    "Recall\r\n Bcc: victim@uade.example",
    "Recall\u2028Bcc: victim@uade.example",
    "Қол\r\nContent-Type: text/html",
  ])("with the title %j", async (subject) => {
    const { mailbox, post } = await openPost()
    await post.deliver({ ...mail, subject })
    const letter = await mailbox.waitForMail(mail.to)
    expect(letter.recipients).toEqual([mail.to])
    expect(letter.bcc).toBeUndefined()
    expect(letter.headers.get("content-type")).toMatchObject({ value: "multipart/alternative" })
    expect(letter.subject).toBe(subject.replace(/[\r\n]+/g, " "))
    expect(letter.text?.trim()).toBe("Text")
    expect(mailbox.letters).toHaveLength(1)
  })

  test.each([
    "samal@uade.example\r\nRCPT TO:<victim@uade.example>",
    "samal@uade.example, victim@uade.example",
    "samal@uade.example>\r\nBcc: <victim@uade.example",
  ])("to %j nobody else gets anything", async (to) => {
    const { mailbox, post } = await openPost()
    await post.deliver({ ...mail, to }).catch(() => undefined)
    for (const letter of mailbox.letters) {
      expect(letter.recipients).not.toContain("victim@uade.example")
      expect(letter.bcc).toBeUndefined()
    }
  })
})
