import type { Role } from "#app/domain/access.ts"

/** One of the invented people whom a visitor of the demonstration may be. */
export interface CastMember {
  /** As the address of the one-click sign-in names them. */
  readonly name: string
  readonly role: Role
  readonly displayName: string
}

/** Everybody whom one click signs in. In the demonstration alone. */
export const cast: readonly CastMember[] = [
  { name: "constituent-1", role: "constituent", displayName: "Айдана Бұлақбай" },
  { name: "constituent-2", role: "constituent", displayName: "Олег Рангов" },
  { name: "deputy", role: "deputy", displayName: "Ерлан Қонысбайұлы" },
  { name: "delegate", role: "delegate", displayName: "Жазира Тобылина" },
  { name: "watchdog-1", role: "watchdog", displayName: "Зере Далабек" },
  { name: "watchdog-2", role: "watchdog", displayName: "Тимур Жусандин" },
  { name: "watchdog-3", role: "watchdog", displayName: "Инна Ковылёва" },
  { name: "watchdog-4", role: "watchdog", displayName: "Самат Теректин" },
  { name: "moderator-1", role: "moderator", displayName: "Раушан Көктөбина" },
  { name: "moderator-2", role: "moderator", displayName: "Бекзат Шиліков" },
  { name: "auditor-1", role: "auditor", displayName: "Анна Сазбай" },
  { name: "auditor-2", role: "auditor", displayName: "Мұрат Қайыңбек" },
  { name: "collector-1", role: "collector", displayName: "Гүлнар Аршалина" },
  { name: "collector-2", role: "collector", displayName: "Қуаныш Мойылды" },
  { name: "operator-1", role: "operator", displayName: "Дидар Өзекбек" },
  { name: "operator-2", role: "operator", displayName: "Нина Қамысбек" },
]

/** The address of a member of the cast: `.invalid` reaches nobody (RFC 2606). */
export function castEmail(name: string): string {
  return `${name}@demo.invalid`
}
