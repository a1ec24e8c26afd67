/**
 * Passwords of eight characters and more that attackers try first: the usual lists, keyboard runs in
 * Latin and Cyrillic, Russian words typed in the Latin layout, and words of this country. In lower case.
 */
export const commonPasswords: ReadonlySet<string> = new Set(
  `
12345678 123456789 1234567890 12345678910 123456789012345 0123456789 87654321 987654321
9876543210 11111111 111111111 00000000 88888888 12341234 123123123 12121212 11223344
112233445566 123321123 147258369 159753456 741852963 789456123 135792468 13579246 1q2w3e4r
1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx 1qaz2wsx3edc qazwsxedc qazwsx123 q1w2e3r4 q1w2e3r4t5 zaq12wsx
zaq1zaq1 qwer1234 qwerty12 qwerty123 qwerty1234 qwerty12345 qwertyui qwertyuiop qwertyuiop123
asdfghjk asdfghjkl asdfasdf asdf1234 zxcvbnm1 zxcvbnm123 zxcvbnm, 1234qwer 123qweasd 123qwe123
qweasdzxc qweasd123 poiuytrewq mnbvcxz1 abcd1234 abcdefgh abcdefghi abc12345 abc123456
abc123abc a1b2c3d4 a1234567 a12345678 aa123456 aa12345678 a123456789 letmein1 letmein123
welcome1 welcome123 iloveyou iloveyou1 sunshine princess princess1 football football1 baseball
superman superman1 batman123 trustno1 computer internet whatever starwars dragon123 monkey123
master123 shadow123 michael1 jennifer jordan23 charlie1 freedom1 qwerty78 access14 mustang1
michelle administrator admin123 admin1234 adminadmin admin12345 root1234 rootroot toor1234
changeme changeme1 default1 guest123 secret123 test1234 testtest user1234 login123 temp1234
letmein! p@ssw0rd p@ssword passw0rd pa55word pa$$word йцукенгш йцукенгшщ йцукенгшщзхъ йцукен12
йцукен123 йцукен1234 фывапролдж фывапрол ячсмитьбю йцу12345 1й2ц3у4к любовь123 привет123
приветпривет солнышко наташа123 сергей123 казахстан казахстан1 қазақстан қазақстан1 алматы123
астана123 астана2026 алматы2026 шымкент123 kazakhstan kazakhstan1 qazaqstan qazaqstan1
almaty123 almaty2026 astana123 astana2026 astana1998 shymkent karaganda karaganda1 nursultan
aktobe123 salem123 salemsalem qazaq123 kazakh123 privet123 ljubov123 natasha1 natasha123
sergey123 nastya123 andrey123 marina123 samsung1 samsung123 nokia123 iphone123 google123
vfhbyf123 gfhjkm123 gfhjkmgfhjkm ghbdtn123 ghbdtnghbdtn correcthorsebatterystaple
123456789qwerty qwertyuiopasdf qwertyuiopasdfghjkl asdfghjklqwertyuiop 1q2w3e4r5t6y7u8i
1qaz2wsx3edc4rfv qwertyqwerty qwerty123456 qwerty123456789 iloveyouforever petition petitions
петиция петиция1 петициялар депутат депутат1 deputy123 сайлаушы избиратель moderator модератор
moderator1 operator оператор1
`
    .trim()
    .split(/\s+/),
)
