import type { search as english } from "#app/i18n/en/search.ts"

export const search = {
  label: "Адрес, избирательный участок, имя или слово",
  hint: "Населённый пункт, улица и дом, номер участка, фамилия депутата или слово из обещания. Подойдёт любое написание и любая раскладка.",
  hints:
    "{count, plural, one {# подсказка} few {# подсказки} many {# подсказок} other {# подсказки}}",
  person: "{count, plural, one {# депутат} few {# депутата} many {# депутатов} other {# депутата}}",
  area: "{count, plural, one {# регион или округ} few {# региона и округа} many {# регионов и округов} other {# региона и округа}}",
  place: "{count, plural, one {# адрес} few {# адреса} many {# адресов} other {# адреса}}",
  pledge: "{count, plural, one {# обещание} few {# обещания} many {# обещаний} other {# обещания}}",
  petition: "{count, plural, one {# петиция} few {# петиции} many {# петиций} other {# петиции}}",
  "all-person": "Все депутаты: {count, number}",
  "all-area": "Все регионы и округа: {count, number}",
  "all-place": "Все адреса: {count, number}",
  "all-pledge": "Все обещания: {count, number}",
  "all-petition": "Все петиции: {count, number}",
  "more-person": "Больше {count, number} депутатов",
  "more-area": "Больше {count, number} регионов и округов",
  "more-place": "Больше {count, number} адресов",
  "more-pledge": "Больше {count, number} обещаний",
  "more-petition": "Больше {count, number} петиций",
  further: "Смотреть дальше",
  "all-kinds": "Всё, что найдено",
  station: "Избирательный участок {name}",
  houses: "Дома: {houses}",
  odd: "нечётные",
  even: "чётные",
  holders: "{count, plural, one {Депутат:} few {Депутаты:} many {Депутаты:} other {Депутаты:}}",
  close: "Точно так, как {query}, ничего не написано. Вот похожее.",
  none: "Ничего не найдено",
  "none-why":
    "По запросу {query} ничего нет. Введите одну фамилию или улицу без дома, либо выберите регион.",
} satisfies Record<keyof typeof english, string>
