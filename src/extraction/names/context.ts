import type { Cue } from './cues.ts'
import { ACTS, DEFINES, INTRODUCES, SAYS } from './mention.ts'
import { isElided, kindOfNounSaid, type NameKind } from './nouns.ts'
import { isTitle } from './titles.ts'
import type { SentenceWord } from './words.ts'
import { ACTING, AUXILIARIES, PERSON_VERBS, SAYING } from './verbs.ts'

/** What the words around a name say of it. */
export interface Context {
  readonly cues: readonly Cue[]
  /** Bits. */
  readonly role: number
}

/** A name in its sentence: the numbers of its first and its last word. */
export interface Place {
  readonly sentence: string
  readonly words: readonly SentenceWord[]
  readonly first: number
  readonly last: number
}

const NOUN_CUES: Readonly<Record<NameKind, Cue>> = {
  person: 'personNoun',
  organisation: 'organisationNoun',
  place: 'placeNoun',
  event: 'eventNoun',
}

const IN = set(
  'in near across throughout outside inside around within nahe bei dans aux en nchini mjini katika',
)
const TOWARDS = set('from to into towards toward at via aus nach vers depuis desde hacia hasta kutoka kwenda')
const REGION = set(
  'northern southern eastern western central southeastern southwestern northeastern northwestern downtown rural nordlichen sudlichen ostlichen westlichen',
)
const MEMBERS = set(
  'fighters fighter militants militant members member officials official leader leaders leadership spokesman spokeswoman spokesperson chief commander commanders operatives headquarters supporters lawmakers employees staff founder statement',
)
const STATE = set(
  'government president army parliament capital border borders airport coast economy population residents citizens authorities prime embassy territory police military',
)
const ARTICLES = set(
  'a an the one ein eine einer einem der die das le la les un une l el los las una uno il lo o um uma de het een mmoja',
)
const COPULAS = set(
  'is are was were became ist sind war waren gilt wurde est sont etait fut es son era fue e sono foi sao ni alikuwa een zijn',
)
/** Between an article and the noun that says what something is there are so many words at most. */
const MOST_ADJECTIVES = 7

function set(words: string): ReadonlySet<string> {
  return new Set(words.split(' '))
}

/** What the words around a name say of it, and what the sentence does with it. */
export function contextOf(place: Place): Context {
  const before = contextBefore(place)
  const after = contextAfter(place)
  return { cues: [...before.cues, ...after.cues], role: before.role | after.role }
}

function contextBefore({ sentence, words, first }: Place): Context {
  const [third, second, last] = [words[first - 3], words[first - 2], words[first - 1]]
  const begin = words[first]
  if (!last || !begin) return { cues: [], role: 0 }
  const gap = sentence.slice(last.end, begin.start)
  if (gap.trim() !== '' && gap.trim() !== '“' && gap.trim() !== '"') return { cues: [], role: 0 }
  const { word } = last
  const isSmall = !last.isCapital || last.isInitial
  if (isTitle(word)) return { cues: ['title'], role: INTRODUCES }
  if (SAYING.has(word)) return { cues: ['says'], role: SAYS | ACTS }
  if (IN.has(word)) return { cues: ['in'], role: 0 }
  if (TOWARDS.has(word)) {
    const isSource = word === 'to' && second?.word === 'according'
    return isSource ? { cues: ['says'], role: SAYS } : { cues: ['towards'], role: 0 }
  }
  if (REGION.has(word)) return { cues: ['region'], role: 0 }
  if (word === 'of' && second) return contextOfOf(second, third)
  // "The country’s Lume party" is no country.
  const isNoun = isSmall || (second !== undefined && GERMAN_ARTICLES.has(second.word))
  const noun = isNoun && !isOwner(sentence, last) && !HELD.test(word) ? kindOfNounSaid(word) : undefined
  if (noun) return { cues: [NOUN_CUES[noun]], role: INTRODUCES }
  const described = nounBeforeAdjectives(words, first)
  if (described) return { cues: [NOUN_CUES[described]], role: INTRODUCES }
  if (word === 'the') {
    const isWithin = second !== undefined && IN.has(second.word)
    return { cues: isWithin ? ['article', 'towards'] : ['article'], role: 0 }
  }
  return { cues: [], role: 0 }
}

/** "le mouvement islamiste Orla", "l’agence de presse Veltass", "kundi la Orla": the noun is not what stands beside the name. */
function nounBeforeAdjectives(words: readonly SentenceWord[], first: number): NameKind | undefined {
  const last = words[first - 1]
  if (!last || last.isCapital) return undefined
  if (SWAHILI_OF.has(last.word)) {
    const noun = words[first - 2]?.word ?? ''
    return SWAHILI_NOUNS.has(noun) ? kindOfNounSaid(noun) : undefined
  }
  const isOfNoun = words[first - 2]?.word === 'de'
  if (!isOfNoun && !ROMANCE_ADJECTIVE.test(last.word)) return undefined
  for (let at = first - (isOfNoun ? 3 : 2); at >= Math.max(0, first - 3); at -= 1) {
    const [article, noun] = [words[at - 1]?.word ?? '', words[at]?.word ?? '']
    const kind = kindOfNounSaid(noun)
    if (kind)
      return isElided(noun) || ROMANCE_ARTICLES.has(article) || ORDINALS.has(article) ? kind : undefined
    if (!ROMANCE_ADJECTIVE.test(noun)) return undefined
  }
  return undefined
}

/** What is called by who leads it: "l’administration Holm". */
const HELD = /^l?(?:administration|gouvernement|gobierno|governo|regierung|kabinett|cabinet|regime)$/
const SWAHILI_OF = set('la wa ya cha')
const SWAHILI_NOUNS = set('kundi kikundi mji kijiji kisiwa chama mkoa wilaya')
const GERMAN_ARTICLES = set('der die das den dem des ein eine einer')
const ROMANCE_ARTICLES = set('le la les un une el los las una uno il lo o os um uma du del au al')
const ORDINALS = set('premier premiere primer primera primo prima vice')
/** As French, Spanish, Italian and Portuguese build them of what and whence something is. */
const ROMANCE_ADJECTIVE =
  /.{2}(?:ien|ienne|ais|aise|ois|oise|iste|ista|ique|ico|ica|ite|ita|ain|aine|ano|ana|ino|ina|al|ale|if|ive|ivo|iva|es|esa|eno|ena|e|ee|ado|ada|ato|ata)$/

/** "the town of Norport", "members of the League". */
function contextOfOf({ word }: SentenceWord, before: SentenceWord | undefined): Context {
  if (word === 'capital' || word === 'outskirts' || word === 'south' || word === 'north')
    return { cues: ['region'], role: 0 }
  if (MEMBERS.has(word)) return { cues: ['members'], role: 0 }
  if (STATE.has(word)) return { cues: ['state'], role: 0 }
  const kind = before && ARTICLES.has(before.word) ? kindOfNounSaid(word) : undefined
  return kind === 'place' ? { cues: ['placeNoun'], role: INTRODUCES } : { cues: [], role: 0 }
}

function contextAfter({ sentence, words, first, last }: Place): Context {
  const end = words[last]
  const next = words[last + 1]
  if (!end || !next) return { cues: [], role: 0 }
  const gap = sentence.slice(end.end, next.start)
  if (/^\s+$/.test(gap)) return afterSpace({ sentence, words, first, last })
  if (/^['’]s?\s+$/u.test(gap)) return afterPossessive(next)
  if (/^-$/.test(gap)) return next.word === 'based' ? { cues: ['region'], role: 0 } : { cues: [], role: 0 }
  if (/^["”’]?,["”’]?\s+$/u.test(gap) || /^\s+[–—-]+\s+$/u.test(gap))
    return afterComma({ sentence, words, last })
  return { cues: [], role: 0 }
}

function afterSpace({ sentence, words, first, last }: Place): Context {
  const next = words[last + 1]
  if (!next || next.isCapital) return { cues: [], role: 0 }
  if (next.word === 'news' && words[last + 2]?.word === 'agency')
    return { cues: ['organisationNoun'], role: INTRODUCES }
  const cues: Cue[] = []
  // "The war in Norland is a disaster": what follows is said of something else.
  if (PREPOSITIONS.has(words[first - 1]?.word ?? ''))
    return { cues: MEMBERS.has(next.word) ? ['members'] : [], role: 0 }
  let role = 0
  if (MEMBERS.has(next.word)) cues.push('members')
  if (COPULAS.has(next.word)) {
    const kind = nounAfter(sentence, words, last + 2, false)
    if (kind) {
      cues.push(NOUN_CUES[kind])
      role |= DEFINES
    }
  }
  const verb = words[last + (AUXILIARIES.has(next.word) || next.word.endsWith('ly') ? 2 : 1)]
  if (SAYING.has(next.word) || (verb && SAYING.has(verb.word))) {
    cues.push('says')
    role |= SAYS | ACTS
  } else if (isActing(next.word)) role |= ACTS
  if (PERSON_VERBS.has(next.word) || (verb && PERSON_VERBS.has(verb.word))) cues.push('personVerb')
  return { cues, role }
}

function isActing(word: string): boolean {
  return AUXILIARIES.has(word) || ACTING.has(word) || /.{3}ed$/.test(word)
}

function afterPossessive(next: SentenceWord): Context {
  if (STATE.has(next.word)) return { cues: ['state'], role: 0 }
  return MEMBERS.has(next.word) ? { cues: ['members'], role: 0 } : { cues: [], role: 0 }
}

/** "Ada Holm, 52, …", "Norport, where …", "Norport, a town on the coast, …", and what is done behind the next comma. */
function afterComma({ sentence, words, last }: Pick<Place, 'sentence' | 'words' | 'last'>): Context {
  const next = words[last + 1]
  if (!next) return { cues: [], role: 0 }
  const cues: Cue[] = []
  let role = actsBehindComma(sentence, words, last) ? ACTS : 0
  if (next.word === 'who' || next.word === 'whose') cues.push('who')
  else if (next.word === 'where') cues.push('where')
  else if (/^(?:1[5-9]|[2-9]\d)$/.test(next.word) && /^[,\s)]/.test(sentence.slice(next.end)))
    cues.push('age')
  else {
    const kind = nounAfter(sentence, words, last + 1, true)
    if (kind) {
      cues.push(NOUN_CUES[kind])
      role |= DEFINES
    }
  }
  return { cues, role }
}

/**
 * The kind of the first noun that tells one behind an article, or behind nothing: "a small town", "leader of".
 * @param isApposition a noun that does something itself is none: "According to Ada Holm, a spokesman said".
 */
function nounAfter(
  sentence: string,
  words: readonly SentenceWord[],
  from: number,
  isApposition: boolean,
): NameKind | undefined {
  const first = words[from]
  if (!first || first.isCapital) return undefined
  if (isElided(first.word)) return kindOfNounSaid(first.word)
  const isOneOf = first.word !== 'one' || words[from + 1]?.word === 'of'
  if (!ARTICLES.has(first.word) || !isOneOf) {
    const kind = kindOfNounSaid(first.word)
    return kind === 'person' || OF.has(words[from + 1]?.word ?? '') ? kind : undefined
  }
  let found: NameKind | undefined
  let end = from
  for (let at = from + 1; at <= from + MOST_ADJECTIVES; at += 1) {
    const word = words[at]
    if (!word || (ENDS_PHRASE.has(word.word) && !(first.word === 'one' && at === from + 1))) break
    // "Norland, the Coasts and other countries" is a list.
    if (word.word === 'and' && words[at - 1]?.isCapital) break
    // Of "the country’s army" the army is what is told of.
    const isName = word.isCapital && ENGLISH_ARTICLES.has(first.word)
    const kind = isName || isOwner(sentence, word) ? undefined : kindOfNounSaid(word.word)
    if (found && !kind) break
    if (kind) [found, end] = [kind, at]
  }
  const behind = phraseBehind(sentence, words, end)
  const isUrging = first.word === 'the' && behind[0]?.endsWith('ing') === true
  const doesItself = isUrging || behind.some((word) => isActing(word) || SAYING.has(word))
  return isApposition && doesItself ? undefined : found
}

function isOwner(sentence: string, { start, end }: SentenceWord): boolean {
  return /['’]s?$/u.test(sentence.slice(start, end + 1).trimEnd())
}

/** Behind a noun without an article. */
const OF = set('of wa ya la mkuu ndogo kubwa')
const ENGLISH_ARTICLES = set('a an the')

const PREPOSITIONS = set(
  'of in on at for from by with to into towards toward against between near across throughout outside inside around ' +
    'within over under after before about through and von aus im bei mit nach gegen de du des dans en par pour contre con por',
)

/** The next two words, up to the next comma. */
function phraseBehind(sentence: string, words: readonly SentenceWord[], end: number): string[] {
  const found: string[] = []
  for (let at = end + 1; at <= end + 2; at += 1) {
    const [before, word] = [words[at - 1], words[at]]
    if (!before || !word || sentence.slice(before.end, word.start).includes(',')) break
    found.push(word.word)
  }
  return found
}

const ENDS_PHRASE = set(
  'of in on at for from by with who which that whose where was is are were to von aus im der qui que dont de du del en che di da',
)

/** Whether the clause behind a name, between commas, is followed by what the name does. */
function actsBehindComma(sentence: string, words: readonly SentenceWord[], last: number): boolean {
  for (let at = last + 2; at < Math.min(words.length, last + 16); at += 1) {
    const [before, word] = [words[at - 1], words[at]]
    if (!before || !word || !/^["”’]?,\s/u.test(sentence.slice(before.end, word.start))) continue
    return isActing(word.word) || SAYING.has(word.word)
  }
  return false
}
