import type { standing as english } from "#app/i18n/en/standing.ts"

export const standing = {
  label: "Состояние сайта",
  "read-only-operator": "Только чтение: сайт пока не принимает изменений.",
  "read-only-checking":
    "Только чтение: сайт проверяет свою базу данных и до конца проверки не принимает изменений.",
  "read-only-database-fault":
    "Только чтение: сайт сейчас ничего не может сохранить и сам пробует снова.",
  "read-only-restored":
    "Только чтение: сайт восстановлен из резервной копии и до проверки не принимает изменений.",
} satisfies Record<keyof typeof english, string>
