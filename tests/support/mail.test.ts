import { createTransport } from "nodemailer"
import { expect, test } from "vitest"
import { startMailbox } from "#tests/support/mail.ts"

test("a mailbox hands out letters in the order they came, each once", async () => {
  const mailbox = await startMailbox()
  const post = createTransport(mailbox.url)
  const from = "uade@example.org"
  const first = mailbox.waitForMail("Samal@example.org")
  for (const subject of ["Бірінші", "Екінші"])
    await post.sendMail({ from, to: "samal@example.org", subject, text: "Сәлем" })
  await post.sendMail({ from, to: "other@example.org", subject: "Other", text: "Hello" })

  expect(await first).toMatchObject({ subject: "Бірінші", text: "Сәлем" })
  expect((await mailbox.waitForMail("samal@example.org")).subject).toBe("Екінші")
  await expect(mailbox.waitForMail("samal@example.org", 50)).rejects.toThrow("other@example.org")
  post.close()
  await mailbox.stop()
})
