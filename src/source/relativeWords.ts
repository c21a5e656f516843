/** How a language counts days from the one on which it is written. In patterns a space stands for any white space. */
export interface RelativeWords {
  /** Days, weeks, months or years from the day of writing; a weekend is the one before, or the one to come. */
  readonly fixed: readonly (readonly [pattern: string, unit: Unit, by: number])[]
  /** Words of which one stands in whatever the patterns below find; it is looked for first, as that is quick. */
  readonly hint: RegExp
  /** So many units before, with the groups `count` and `unit`. */
  readonly ago: string
  readonly units: Readonly<Record<string, Unit>>
  readonly counts: readonly string[]
  /** What stands before a weekday or a month that is the last one, the next one, or none in particular. */
  readonly last: string
  readonly next: string
  readonly vague: string
  /** What stands before a month that is no other word then: "in May". */
  readonly inMonth: string
  /** What stands behind a month or a day and says which year. */
  readonly lastYear: string
  readonly thisYear: string
  /** That something is yet to come, before a date, and that it was told, which ends that. */
  readonly coming: string
  /** That something may or may not come, before a date: which of two days is meant is then not certain. */
  readonly maybe?: string
  readonly told: string
  /** Whether weekdays and months are written with a capital, and without one are other words. */
  readonly hasCapitals: boolean
}

export type Unit = 'day' | 'week' | 'weekend' | 'month' | 'year'

const NONE = '(?!)'

export const relativeWords: Readonly<Record<string, RelativeWords>> = {
  en: {
    fixed: [
      ['the day before yesterday', 'day', -2],
      ['yesterday|last night', 'day', -1],
      ['earlier today|said today|tonight|this (?:morning|afternoon|evening)', 'day', 0],
      ['tomorrow', 'day', 1],
      ['(?<!the )last week(?!end)', 'week', -1],
      ['this week(?!end)', 'week', 0],
      ['(?<!the )next week(?!end)', 'week', 1],
      ['(?<!the )last weekend|(?:over|at) the weekend', 'weekend', -1],
      ['(?<!the )next weekend', 'weekend', 1],
      ['(?<!the )last month', 'month', -1],
      ['this month', 'month', 0],
      ['(?<!the )next month', 'month', 1],
      ['(?<!the )last year', 'year', -1],
      ['this year', 'year', 0],
      ['(?<!the )next year', 'year', 1],
    ],
    hint: /yesterday|night|today|this (?:morning|afternoon|evening)|morrow|week|month|year| ago/i,
    ago: '(?<count>COUNT) (?<unit>day|week|month|year)s? ago',
    units: { day: 'day', week: 'week', month: 'month', year: 'year' },
    counts: 'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve'.split('|').concat('a', 'an'),
    last: 'last',
    next: 'next|this coming|the coming',
    vague:
      'every|each|previous|following|that|most|any|some|Black|Good|Bloody|Ash|Easter|Palm|Holy|Super|Cyber|Maundy',
    inMonth: 'in|since|until|by|during|from|before|after|early|mid|late|last|this|next|through|between|of',
    lastYear: ',? (?:of )?last year',
    thisYear: ',? (?:of )?this year',
    coming: `will|'ll|’ll|upcoming|scheduled for|due (?:to|on)|expected (?:to|on)|set (?:to|for)|plans? to|planned for|going to`,
    maybe: 'could|may|might|would|should|prospects?|hopes? (?:to|of)|ahead of',
    told: 'said|told|say|says|announced|warned|added|according|statement|reported|confirmed|wrote|vowed|promised|repeated',
    hasCapitals: true,
  },
  de: {
    fixed: [
      ['vorgestern', 'day', -2],
      ['gestern', 'day', -1],
      ['(?:vergangene|letzte|vorige)n? Woche|Vorwoche', 'week', -1],
      ['diese(?:r)? Woche', 'week', 0],
      ['(?:kommende|nächste)n? Woche', 'week', 1],
      ['(?:vergangenen|letzten|vorigen) Monat|Vormonat', 'month', -1],
      ['(?:vergangene|letzte|vorige)[sn] Jahr|im Vorjahr', 'year', -1],
      ['(?:kommende|nächste)[sn] Jahr', 'year', 1],
    ],
    hint: /gestern|woche|monat|jahr|vor /i,
    ago: 'vor (?<count>COUNT) (?<unit>Tag|Woche|Monat|Jahr)e?n?',
    units: { tag: 'day', woche: 'week', monat: 'month', jahr: 'year' },
    counts: 'eine[mr]|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf'.split('|'),
    last: '(?:vergangene|letzte|vorige)[nm]',
    next: '(?:kommende|nächste)[nm]',
    vague: 'jeden|jedem|meisten',
    inMonth: 'im|seit|bis|ab|von|Anfang|Mitte|Ende|vergangenen|letzten|nächsten|kommenden',
    lastYear: ' (?:vergangenen|letzten|vorigen) Jahres',
    thisYear: ' (?:dieses|des laufenden) Jahres',
    coming: 'wird|werden|soll|sollen|will|wollen',
    maybe: 'könnte|könnten|dürfte|dürften|würde|würden|sollte|sollten',
    told: 'sagte|sagten|erklärte|erklärten|teilte|teilten|berichtete|berichteten',
    hasCapitals: true,
  },
  fr: {
    fixed: [
      ['avant-hier', 'day', -2],
      ['hier', 'day', -1],
      ['demain', 'day', 1],
      ['(?:la )?semaine (?:dernière|passée)', 'week', -1],
      ['cette semaine', 'week', 0],
      ['(?:la )?semaine prochaine', 'week', 1],
      ['(?:le )?mois (?:dernier|passé)', 'month', -1],
      ["(?:l['’]an|l['’]année) derni(?:er|ère)", 'year', -1],
    ],
    hint: /hier|demain|semaine|mois|il y a|année|l['’]an/i,
    ago: 'il y a (?<count>COUNT) (?<unit>jour|semaine|mois|an)s?',
    units: { jour: 'day', semaine: 'week', mois: 'month', an: 'year' },
    counts: 'une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze'.split('|'),
    last: NONE,
    next: NONE,
    vague: 'chaque|tous les',
    inMonth: 'en|depuis|début|fin|mi|dès|jusqu’en',
    lastYear: NONE,
    thisYear: NONE,
    coming: 'sera|seront|va|vont|doit|doivent|devrait|devraient',
    maybe: 'pourrait|pourraient',
    told: 'dit|déclaré|annoncé|affirmé|indiqué',
    hasCapitals: false,
  },
  es: {
    fixed: [
      ['anteayer', 'day', -2],
      ['ayer', 'day', -1],
      ['la semana pasada', 'week', -1],
      ['esta semana', 'week', 0],
      ['el mes pasado', 'month', -1],
      ['el año pasado', 'year', -1],
    ],
    hint: /ayer|semana|mes|año|hace/i,
    ago: 'hace (?<count>COUNT) (?<unit>día|semana|mes|año)(?:e?s)?',
    units: { día: 'day', semana: 'week', mes: 'month', año: 'year' },
    counts: 'una?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce'.split('|'),
    last: NONE,
    next: 'próximo',
    vague: 'cada|todos los',
    inMonth: 'en|desde|hasta',
    lastYear: ' del año pasado',
    thisYear: ' de este año',
    coming: 'será|serán|va a|van a|debe|deberá',
    maybe: 'podría|podrían',
    told: 'dijo|dijeron|anunció|afirmó',
    hasCapitals: false,
  },
  ru: {
    fixed: [
      ['позавчера', 'day', -2],
      ['вчера', 'day', -1],
      ['завтра', 'day', 1],
      ['на прошлой неделе', 'week', -1],
      ['на этой неделе', 'week', 0],
      ['в прошлом месяце', 'month', -1],
      ['в прошлом году', 'year', -1],
    ],
    hint: /вчера|завтра|недел|месяц|год|назад/i,
    ago: '(?<count>COUNT) (?<unit>день|дня|дней|недел[юи]|недель|месяца?|месяцев|года?|лет) назад',
    units: { д: 'day', н: 'week', м: 'month', г: 'year', л: 'year' },
    counts: 'одну?|дв[ае]|три|четыре|пять|шесть|семь|восемь|девять|десять|одиннадцать|двенадцать'.split('|'),
    last: NONE,
    next: 'следующ(?:ий|ую|ее)',
    vague: 'кажд(?:ый|ую|ое)',
    inMonth: 'в|с',
    lastYear: ' прошлого года',
    thisYear: ' этого года',
    coming: 'будет|будут',
    maybe: 'может|могут',
    told: 'сказал|сказала|сообщил|сообщила|заявил|заявила',
    hasCapitals: false,
  },
  ar: {
    fixed: [
      ['أمس|امس', 'day', -1],
      ['غدا|غدًا', 'day', 1],
      ['الأسبوع (?:الماضي|المنصرم)', 'week', -1],
      ['الشهر (?:الماضي|المنصرم)', 'month', -1],
      ['(?:العام|السنة) (?:الماضي|الماضية|المنصرم)', 'year', -1],
    ],
    hint: /أمس|امس|غد|الأسبوع|الشهر|العام|السنة/i,
    ago: NONE,
    units: {},
    counts: [],
    last: NONE,
    next: NONE,
    vague: 'كل',
    inMonth: 'في|منذ|خلال|شهر',
    lastYear: ' (?:من )?العام الماضي',
    thisYear: NONE,
    coming: 'سوف',
    told: 'قال|قالت|أعلن|أعلنت',
    hasCapitals: false,
  },
  fa: {
    fixed: [
      ['دیروز', 'day', -1],
      ['فردا', 'day', 1],
      ['هفته گذشته', 'week', -1],
      ['ماه گذشته', 'month', -1],
      ['سال گذشته', 'year', -1],
    ],
    hint: /دیروز|فردا|گذشته/i,
    ago: NONE,
    units: {},
    counts: [],
    last: NONE,
    next: NONE,
    vague: 'هر',
    inMonth: 'در|از',
    lastYear: ' سال گذشته',
    thisYear: NONE,
    coming: 'خواهد|خواهند',
    told: 'گفت|گفتند',
    hasCapitals: false,
  },
  zh: {
    fixed: [
      ['前天', 'day', -2],
      ['昨天|昨日', 'day', -1],
      ['明天|明日', 'day', 1],
      ['上周(?![一二三四五六日天])|上星期(?![一二三四五六日天])', 'week', -1],
      ['上个?月', 'month', -1],
      ['去年', 'year', -1],
    ],
    hint: /前天|昨|明|上|去年/i,
    ago: NONE,
    units: {},
    counts: [],
    last: NONE,
    next: NONE,
    vague: '每|每个',
    inMonth: NONE,
    lastYear: NONE,
    thisYear: NONE,
    coming: '将',
    told: '说|表示',
    hasCapitals: false,
  },
}
