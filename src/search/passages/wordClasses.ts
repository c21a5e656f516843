/** Word classes that a question may ask for and that a sentence may hold, as bits. */
export const NUMBER = 1
export const DATE = 2
export const NAME = 4

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '))
}

const NUMBER_WORDS = words(
  'two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen ' +
    'eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands ' +
    'million millions billion billions trillion dozen dozens half third quarter once twice double ' +
    'zwei drei vier funf sechs sieben acht neun zehn zwolf hundert tausend millionen milliarde milliarden prozent ' +
    'deux trois quatre cinq sept huit neuf dix cent mille milliard milliards pourcent ' +
    'dos tres cuatro cinco siete ocho nueve diez cien mil millones due quattro cinque sei sette otto nove dieci miliardi ' +
    'mbili tatu nne tano sita saba nane tisa kumi milioni bilioni elfu ' +
    'اثنان ثلاثه اربعه خمسه عشره مئه الف مليون مليار миллион миллионов тысяч тысячи',
)
const DATE_WORDS = words(
  'january february march april june july august september october november december monday tuesday wednesday ' +
    'thursday friday saturday sunday century decade spring summer autumn winter yesterday ' +
    'januar janner februar marz mai juni juli oktober dezember montag dienstag mittwoch donnerstag freitag samstag sonntag ' +
    'gestern janvier fevrier mars avril juin juillet aout septembre octobre novembre decembre lundi mardi mercredi jeudi ' +
    'vendredi samedi dimanche hier enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre ' +
    'lunes martes miercoles jueves viernes sabado domingo ayer januari februari machi aprili septemba oktoba novemba desemba',
)
const YEAR = /^(?:1\d{3}|20\d\d)s?$/

/** Which of several, and no number of anything: "the 5th brigade". */
const ORDINAL = /^\d+(?:st|nd|rd|th|er|e|ème)$/

/** The class of a word by its form: a number or a date, as bits. */
export function formClass(word: string): number {
  if (YEAR.test(word) || DATE_WORDS.has(word)) return DATE
  if (ORDINAL.test(word)) return 0
  return /\p{N}/u.test(word) || NUMBER_WORDS.has(word) ? NUMBER : 0
}

/**
 * The class of a word: by its form, and else a name if it is mostly written like one.
 * @param capitals how much oftener the texts write it with a capital than without; where a passage opens with it that
 * does not count.
 */
export function wordClass(form: number, capitals: number): number {
  return form || (capitals > 0 ? NAME : 0)
}

/** What "how" and "what" ask a number with. */
const AMOUNTS = words(
  'many much long old far tall high large big often fast deep wide heavy number amount percentage percent ' +
    'proportion population size rate score total share fraction distance length height age cost price toll count sum ' +
    'salary wage income budget deficit gdp turnout',
)
const TIMES = words('year years date day month century decade time era period')
const NAMED = words(
  'person people man woman country city state nation place town region king queen president team company group ' +
    'organization university school artist scientist musician politician',
)
/** The player, the author; not the one word that has the ending by chance. */
const AGENT = /^.{4,}(?:er|or)$/

/** Words that ask in other languages; folded. */
const ASKING: ReadonlyMap<string, number> = new Map(
  [
    ['wann quand cuando quando lini wanneer متى когда', DATE] as const,
    [
      'wieviel wieviele combien cuanto cuanta cuantos cuantas quanto quanta quanti quante hoeveel ngapi kiasi كم сколько',
      NUMBER,
    ] as const,
    ['wer wem wen wo qui quien quienes chi dove wie waar nani wapi من اين кто где', NAME] as const,
  ].flatMap(([list, kind]) => list.split(' ').map((word) => [word, kind] as const)),
)

/** What is asked for stands so near behind the word that asks: "what is the latest toll". */
const REACH = 5

/** The class of word that a question asks for; 0 if that is not plain. */
export function askedClass(question: readonly string[], code = 'en'): number {
  if (code !== 'en') return askedElsewhere(question)
  for (const [at, word] of question.entries()) {
    const next = question.slice(at + 1, at + 1 + REACH)
    if (word === 'when') return DATE
    if (/^(?:who|whom|whose|where)$/.test(word)) return NAME
    if (word === 'how' && AMOUNTS.has(next[0] ?? '')) return NUMBER
    if (word !== 'what' && word !== 'which') continue
    if (next.some((noun) => TIMES.has(noun))) return DATE
    if (next.some((noun) => AMOUNTS.has(noun))) return NUMBER
    return next.some((noun) => NAMED.has(noun) || AGENT.test(noun)) ? NAME : 0
  }
  return 0
}

/** The same in other languages than English, which ask with one word, or "wie viele". */
function askedElsewhere(question: readonly string[]): number {
  for (const [at, word] of question.entries()) {
    if (word === 'wie' && /^(?:viel|lang|hoch|oft|weit|gro)/.test(question[at + 1] ?? '')) return NUMBER
    const kind = ASKING.get(word)
    if (kind !== undefined) return kind
  }
  return 0
}

/** What asks for a number of things. */
const COUNTING = words(
  'many wieviel wieviele viele combien cuantos cuantas quantos quantas quanti quante hoeveel ngapi كم сколько kac',
)
/** What is counted where a toll is asked for. */
const VICTIMS = words('toll death deaths casualties fatalities dead killed victims')
const MOST_COUNTED = 2

/** Whether a word stands for the number of those who were killed or hurt. */
export function isVictimsWord(word: string): boolean {
  return VICTIMS.has(word)
}

/**
 * The words of a question that say of what a number is asked for: "trucks" of "how many trucks came?".
 * @param question its words, folded.
 */
export function countedWords(
  question: readonly string[],
  code: string,
  isStopWord: (word: string) => boolean,
): readonly string[] {
  const at = question.findIndex((word) => COUNTING.has(word))
  if (at < 0) return question.filter((word) => VICTIMS.has(word))
  // Swahili counts behind the noun: "watu wangapi", people how many.
  if (code === 'sw') return question.slice(Math.max(0, at - 1), at)
  const rest = question.slice(at + 1)
  const first = rest.findIndex((word) => !isStopWord(word))
  if (first < 0) return []
  const end = rest.findIndex((word, place) => place > first && isStopWord(word))
  return rest.slice(first, Math.min(end < 0 ? rest.length : end, first + MOST_COUNTED))
}
