import type { demo as english } from "#app/i18n/en/demo.ts"

export const demo = {
  title: "Демонстрация",
  invented: "Демонстрация: люди, места и числа вымышлены.",
  letters: "Письма",
  cast: "Вымышленные люди",
  "cast-lead":
    "Одно нажатие — и Вы вошли как один из них. Введённое хранится, пока демонстрацию не начнут заново.",
  be: "Войти: {name}",
  mailbox: "Письма, отправленные в демонстрации",
  "mailbox-lead":
    "Письма не покидают этот компьютер: всё, что отправил бы сайт, видно здесь, кому бы оно ни было.",
  "mailbox-empty": "Писем пока нет",
  "mailbox-empty-why": "Подпишите петицию или запросите кабинет: через секунду письмо будет здесь.",
  to: "Кому: {address}",
} satisfies Record<keyof typeof english, string>
