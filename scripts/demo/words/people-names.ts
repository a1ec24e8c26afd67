/** Kazakh, Russian and Latin spelling of given and family name, and `f` or `m`. */
type PersonRow = readonly [
  kkGiven: string,
  kkFamily: string,
  ruGiven: string,
  ruFamily: string,
  en: string,
  gender: "f" | "m",
]

/**
 * Forty deputies, in the order of their seats. All are invented: most family names are made of plants and
 * places of the steppe, so that no living deputy is called so.
 */
export const deputies: readonly PersonRow[] = [
  ["Айнұр", "Жусанбаева", "Айнур", "Жусанбаева", "Ainur Zhusanbayeva", "f"],
  ["Ерлан", "Қонысбайұлы", "Ерлан", "Конысбайулы", "Yerlan Konysbaiuly", "m"],
  ["Ольга", "Ковылина", "Ольга", "Ковылина", "Olga Kovylina", "f"],
  ["Данияр", "Терекбасов", "Данияр", "Терекбасов", "Daniyar Terekbasov", "m"],
  ["Перизат", "Аршалина", "Перизат", "Аршалина", "Perizat Arshalina", "f"],
  ["Бауыржан", "Тобылғыұлы", "Бауыржан", "Тобылгыулы", "Bauyrzhan Tobylgyuly", "m"],
  ["Сәуле", "Жарқымбаева", "Сауле", "Жаркымбаева", "Saule Zharkymbayeva", "f"],
  ["Павел", "Полынцев", "Павел", "Полынцев", "Pavel Polyntsev", "m"],
  ["Мәдина", "Көктасова", "Мадина", "Коктасова", "Madina Koktasova", "f"],
  ["Нұрбол", "Шиліктіұлы", "Нурбол", "Шиликтиулы", "Nurbol Shiliktiuly", "m"],
  ["Дәмелі", "Ағыбаева", "Дамели", "Агыбаева", "Dameli Agybayeva", "f"],
  ["Қайсар", "Бозторғаев", "Кайсар", "Бозторгаев", "Kaisar Boztorgayev", "m"],
  ["Эльвира", "Штеппе", "Эльвира", "Штеппе", "Elvira Shteppe", "f"],
  ["Асқар", "Қамыстыбаев", "Аскар", "Камыстыбаев", "Askar Kamystybayev", "m"],
  ["Жанат", "Мойылдина", "Жанат", "Мойылдина", "Zhanat Moiyldina", "f"],
  ["Сәкен", "Далабайұлы", "Сакен", "Далабайулы", "Saken Dalabaiuly", "m"],
  ["Ирина", "Родниковская", "Ирина", "Родниковская", "Irina Rodnikovskaya", "f"],
  ["Ғалым", "Қайыңдин", "Галым", "Кайындин", "Galym Kaiyndin", "m"],
  ["Гүлбаршын", "Аршабаева", "Гульбаршын", "Аршабаева", "Gulbarshyn Arshabayeva", "f"],
  ["Төлеген", "Сарыжусанов", "Толеген", "Сарыжусанов", "Tolegen Saryzhusanov", "m"],
  ["Рауза", "Шомырова", "Рауза", "Шомырова", "Rauza Shomyrova", "f"],
  ["Виктор", "Чабрецов", "Виктор", "Чабрецов", "Viktor Chabretsov", "m"],
  ["Күлән", "Тораңғыбаева", "Кулян", "Торангыбаева", "Kulan Torangybayeva", "f"],
  ["Болат", "Өзекбайұлы", "Болат", "Озекбайулы", "Bolat Ozekbaiuly", "m"],
  ["Шолпан", "Бетегеева", "Шолпан", "Бетегеева", "Sholpan Betegeyeva", "f"],
  ["Рүстем", "Тоғайбеков", "Рустем", "Тогайбеков", "Rustem Togaibekov", "m"],
  ["Марат", "Өтегенұлы", "Марат", "Отегенулы", "Marat Otegenuly", "m"],
  ["Назерке", "Раңдыбаева", "Назерке", "Рандыбаева", "Nazerke Randybayeva", "f"],
  ["Серікжан", "Құмайұлы", "Серикжан", "Кумайулы", "Serikzhan Kumaiuly", "m"],
  ["Людмила", "Степнякова", "Людмила", "Степнякова", "Lyudmila Stepnyakova", "f"],
  ["Ұлан", "Қараөткелов", "Улан", "Караоткелов", "Ulan Karaotkelov", "m"],
  ["Ақмарал", "Сексеуілова", "Акмарал", "Сексеулова", "Akmaral Sekseuilova", "f"],
  ["Жомарт", "Белдеутаев", "Жомарт", "Белдеутаев", "Zhomart Beldeutayev", "m"],
  ["Светлана", "Озёрских", "Светлана", "Озёрских", "Svetlana Ozyorskikh", "f"],
  ["Ардақ", "Көкқияқов", "Ардак", "Коккияков", "Ardak Kokkiyakov", "m"],
  ["Майра", "Жыңғылова", "Майра", "Жынгылова", "Maira Zhyngylova", "f"],
  ["Олжас", "Самалбайұлы", "Олжас", "Самалбайулы", "Olzhas Samalbaiuly", "m"],
  ["Тоғжан", "Шілдебаева", "Тогжан", "Шильдебаева", "Togzhan Shildebayeva", "f"],
  ["Андрей", "Лебедянов", "Андрей", "Лебедянов", "Andrei Lebedyanov", "m"],
  ["Бибігүл", "Алқоңырова", "Бибигуль", "Алконырова", "Bibigul Alkonyrova", "f"],
]

/** Of signers, whose names no page shows: any given name with any family name. */
export const signerGiven = [
  ...["Айдана", "Ермек", "Сания", "Нина", "Талғат", "Жазира", "Қуаныш", "Анна", "Мұрат", "Зере"],
  ...["Бекзат", "Инна", "Алма", "Дидар", "Гүлнар", "Тимур", "Раушан", "Олег", "Аружан", "Самат"],
]
export const signerFamily = [
  ...["Жусандин", "Ковылёв", "Теректин", "Аршалин", "Көктөбин", "Бұлақбай", "Шиліков", "Боздақ"],
  ...["Тобылин", "Далабек", "Қайыңбек", "Мойылды", "Рангов", "Қамысбек", "Өзекбек", "Сазбай"],
]
