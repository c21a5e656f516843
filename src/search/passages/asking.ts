import { fold } from '../fold.ts'
import { language } from '../languages.ts'
import { tokens, type Token } from '../tokens.ts'

/** What a question wants of the passage that answers it, apart from its words. */
export interface Asking {
  /** Who or what something is, and nothing else. */
  readonly isDefinition: boolean
  /** What somebody said. */
  readonly isSaying: boolean
  /** The words of whose saying that is; empty if it is not plain. */
  readonly speaker: ReadonlySet<string>
  /** How old somebody is. */
  readonly isAge: boolean
  /** Why something is so. */
  readonly isCause: boolean
  /** Who holds an office. */
  readonly isOffice: boolean
  /** How things stand now: newer passages before older ones. */
  readonly isNewest: boolean
  /** Whether something is so. */
  readonly isWhether: boolean
  /** Politeness or small talk: no question at all. */
  readonly isSmallTalk: boolean
  /** Words of the question that say what is wanted, not of what; folded. */
  readonly empty: ReadonlySet<string>
}

interface Grammar {
  /** Before what is to be defined: "who is", "what are". */
  readonly defining: RegExp
  /** Its group `speaker` is whose. */
  readonly saying: RegExp
  readonly age: RegExp
  readonly cause: RegExp
  readonly office: RegExp
  readonly newest: RegExp
  readonly whether: RegExp
  /** Words that carry nothing in a question. */
  readonly empty: string
}

const NEVER = /(?!)/

/** How languages ask; a language that is not here asks in its words only. */
const GRAMMARS: Readonly<Record<string, Partial<Grammar>>> = {
  en: {
    age: /\bhow old\b|\b(?:what|which) age\b/i,
    defining:
      /^(?:who|what|where)(?:['’]?s| is| are| was| were)\b|^(?:define|explain|describe|tell me about)\b/i,
    saying:
      /\b(?:did|does|do|has|have|had|is|are|was|were)\b(?<speaker>.*?)\b(?:say|said|saying|tell|told|claim|claimed|claiming|warn|warned|deny|denied|think|accuse|accused|comment|commented|announce|announced|promise|promised|respond|responded|reply|replied|react|reacted|argue|argued|call for|called for|demand|demanded|urge|urged|criticise|criticize|condemn|condemned|propose|proposed|suggest|suggested)\b|^(?:who|what) (?:said|says|claims|claimed|warned|denied|thinks|announced|promised|accused)\b|['’]s (?:reaction|response|comments?|statement|opinion|view)\b|\b(?:reaction|response|comments?|statement|opinion|position|view)s? of\b/i,
    cause: /^why\b|\bwhat (?:caused|causes)\b|\b(?:reason|cause)s? (?:for|of|why)\b|\bhow come\b/i,
    office:
      /^who(?:se| is| are|['’]s)?\b.*\b(?:leads?|led|heads?|runs?|rules?|governs?|chairs?|leader|chief|boss|in charge)\b/i,
    newest:
      /\b(?:latest|newest|recent|recently|now|currently|current|still|today|tonight|this (?:week|month|year)|last (?:week|night)|so far|to date|at the moment|most recent|up to date|news)\b/i,
    whether: /^(?:did|does|do|has|have|had|is|are|was|were|will|would|can|could|should)(?:n['’]t)?\b/i,
    empty:
      'many much name called tell please give find show explain describe know say said says now got get gets getting true ' +
      'happen happened happening latest newest recent recently currently current still today far date define mean means meant ' +
      'about exactly actually really just ever let lets ok okay hey hi hello question answer information info details',
  },
  de: {
    defining: /^(?:wer|was|wo)\s+(?:ist|sind|war|waren)\b|^(?:erkläre?|beschreibe?)\b/i,
    saying:
      /\b(?:sagte?n?|gesagt|erklärte?|behauptete?n?|warnte?|bestritt|kritisierte?|meinte?|äußerte)(?<speaker>(?:\s+\p{Lu}[\p{L}-]+)*)/iu,
    age: /\bwie alt\b/i,
    cause: /^(?:warum|wieso|weshalb|weswegen)\b|\bgrund\b/i,
    office: /^wer\b.*\b(?:leitet|führt|regiert|chef|führer|anführer|vorsitzende)/i,
    newest:
      /\b(?:neueste[nrsm]?|aktuell\w*|jetzt|derzeit|noch immer|immer noch|heute|diese (?:woche)|zuletzt|momentan)\b/i,
    whether: /^(?:hat|haben|ist|sind|war|waren|wird|werden|will|wollen|kann|können|soll|sollen|darf|muss)\b/i,
    empty:
      'viele viel heißt bitte sag sage sagt sagte gesagt jetzt derzeit aktuell aktuelle neueste heute genau eigentlich passiert passierte geschah stimmt',
  },
  fr: {
    defining:
      /^(?:qui|que|qu['’]est-ce que|c['’]est quoi|où)\s+(?:est|sont|était|étaient|c['’]est)\b|^qu['’]est-ce que?\b/i,
    saying: /\b(?:dit|dire|déclaré|affirmé|annoncé|averti|nié|accusé)\b/i,
    age: /\bquel âge\b/i,
    cause: /^pourquoi\b|\braison\b/i,
    office: /^qui\b.*\b(?:dirige|gouverne|chef|dirigeant|leader|préside)/i,
    newest: /\b(?:dernie?r(?:e|s|es)?|actuel\w*|maintenant|encore|aujourd['’]hui|cette semaine|récent\w*)\b/i,
    whether: /^(?:est-ce|(?:est|sont|a|ont|va|vont|avait|était)-t?-?(?:il|elle|ils|elles|on)\b)/i,
    empty:
      'dit dire maintenant actuellement actuel actuelle dernier dernière aujourd hui passé arrivé vrai svp nom nombre appelle',
  },
  es: {
    defining: /^¿?\s*(?:quién|quiénes|qué|dónde)\s+(?:es|son|era|fue|eran)\b/i,
    saying: /\b(?:dijo|dice|decir|declaró|afirmó|anunció|advirtió|negó)\b/i,
    age: /\bcuántos años tiene\b|\bqué edad\b/i,
    cause: /por qué\b|\brazón\b/i,
    office: /qui[eé]n\b.*\b(?:dirige|gobierna|líder|jefe|lidera)/i,
    newest: /\b(?:últim[oa]s?|actual\w*|ahora|todavía|hoy|esta semana|reciente\w*)\b/i,
    empty: 'dijo dice decir ahora actualmente actual último última hoy pasó pasa verdad nombre llama favor',
  },
  it: {
    defining: /^(?:chi|che cosa|cosa|che cos['’]|dove)\s*(?:è|sono|era|fu)\b/i,
    cause: /^perché\b/i,
    empty: 'detto dice ora adesso attualmente oggi ultimo ultima successo nome chiama favore',
  },
  pt: {
    defining: /^(?:quem|o que|que|onde)\s+(?:é|são|era|foi)\b/i,
    cause: /^por ?qu[eê]\b/i,
    empty: 'disse diz agora atualmente atual último última hoje aconteceu nome chama favor',
  },
  nl: {
    defining: /^(?:wie|wat|waar)\s+(?:is|zijn|was|waren)\b/i,
    cause: /^waarom\b/i,
    empty: 'zegt zei gezegd nu momenteel huidige laatste vandaag gebeurde naam heet graag',
  },
  sw: {
    defining: /^(?:nani|nini)\s+ni\b|\bni (?:nani|nini)\b/i,
    cause: /^kwa nini\b/i,
    empty: 'alisema anasema sasa leo jina',
  },
  ar: {
    defining: /^(?:من|ما)\s+(?:هو|هي|هم|هما)(?=\s)|^(?:من|ما)\s/u,
    saying: /قال|صرح|أعلن/u,
    cause: /^لماذا/u,
    whether: /^هل/u,
    empty: 'قال الان حاليا اليوم اخر اسم',
  },
  ru: {
    defining: /^(?:кто|что)\s+(?:такой|такая|такое|это)/iu,
    cause: /^(?:почему|зачем)/iu,
    empty: 'сказал сейчас сегодня последние зовут',
  },
  tr: {
    defining: /\b(?:kimdir|nedir)\b|\b(?:kim|ne)\s*\??$/i,
    cause: /^(?:neden|niçin)\b/i,
    empty: 'dedi şimdi bugün son adı',
  },
}

/** Greetings, thanks and the like, in the languages in which readers mostly write. */
const POLITE = new Set(
  (
    'hi hello hey hiya yo good morning afternoon evening night day thanks thank thx ty cheers bye goodbye please ok okay ' +
    'cool great nice awesome perfect lol wow yes no yep nope sure sorry welcome much lot everyone everybody bot help job ' +
    'work well done got see never mind hallo guten tag abend danke schon vielen dank tschuss bitte merci beaucoup bonjour ' +
    'bonsoir salut revoir gracias muchas hola buenos dias adios ciao grazie obrigado obrigada ola asante sana habari jambo ' +
    'شكرا مرحبا спасибо привет tesekkurler merhaba whats up'
  ).split(' '),
)

/** Words that only ask for an age. */
const AGE_WORDS = ['old', 'age', 'alt', 'anos', 'edad']

const folded = new Map<string, ReadonlySet<string>>()

/** Words that carry nothing in a question of the language; folded. */
export function emptyWords(code: string): ReadonlySet<string> {
  let words = folded.get(code)
  if (!words) {
    words = new Set((GRAMMARS[code]?.empty ?? '').split(' ').map((word) => fold(word)))
    folded.set(code, words)
  }
  return words
}

/**
 * Reads what a question wants.
 * @param found its words.
 * @param code its language's.
 */
export function readAsking(text: string, found: readonly Token[], code: string): Asking {
  const { isStopWord } = language(code)
  const {
    defining = NEVER,
    saying = NEVER,
    age = NEVER,
    cause = NEVER,
    office = NEVER,
    newest = NEVER,
    whether = NEVER,
  } = GRAMMARS[code] ?? {}
  const said = saying.exec(text)
  const isAge = age.test(text)
  return {
    isDefinition: isDefinition(defining.exec(text)?.[0], found, isStopWord),
    isSaying: said !== null,
    speaker: new Set(
      tokens(said?.groups?.['speaker'] ?? '').flatMap(({ word }) => (isStopWord(word) ? [] : [word])),
    ),
    isAge,
    isCause: cause.test(text),
    isOffice: office.test(text),
    isNewest: newest.test(text),
    isWhether: whether.test(text),
    isSmallTalk:
      found.some(({ word }) => POLITE.has(word)) &&
      found.every(({ word }) => POLITE.has(word) || isStopWord(word)),
    empty: isAge ? new Set([...emptyWords(code), ...AGE_WORDS]) : emptyWords(code),
  }
}

/** Words within names. */
const WITHIN_NAMES = new Set(
  'of the de del di du la le les el al bin ben ibn von van der den und and y et'.split(' '),
)
const LONGEST_DEFINED = 6

/** Whether after the words that ask nothing comes but what is to be defined. */
function isDefinition(
  asking: string | undefined,
  found: readonly Token[],
  isStopWord: (word: string) => boolean,
): boolean {
  if (asking === undefined) return false
  const rest = found.filter(({ start }) => start >= asking.length)
  while (isStopWord(rest[0]?.word ?? '')) rest.shift()
  return (
    rest.length > 0 &&
    rest.length <= LONGEST_DEFINED &&
    rest.every(({ word }, at) => !isStopWord(word) || (at + 1 < rest.length && WITHIN_NAMES.has(word)))
  )
}
