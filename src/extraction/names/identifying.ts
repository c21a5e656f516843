import type { Place } from './context.ts'
import { kindOfNounSaid, type NameKind } from './nouns.ts'
import type { SentenceWord } from './words.ts'

/* Ways in which a sentence tells what something is without saying "is": by where it stands in the sentence. */

function set(words: string): ReadonlySet<string> {
  return new Set(words.split(' '))
}

/** What something is to another, whatever both are: "its main ally, Norland". */
const RELATIONS = set(
  'ally backer rival foe enemy neighbour neighbor partner sponsor archrival nemesis ' +
    'verbundeter verbundete rivale erzfeind nachbar allie alliee rivale voisin voisine ennemi aliado aliada rival vecino vecina',
)

/** Nouns that stand behind a name as well: "the Velm news agency", "the Orla movement". */
const BEHIND: Readonly<Record<NameKind, ReadonlySet<string>>> = {
  person: set(''),
  organisation: set(
    'agency newspaper magazine broadcaster network movement group party militia agentur zeitung',
  ),
  place: set('enclave territory province region peninsula river valley island desert'),
  event: set('war massacre'),
}

/** Before names that are of one kind with the noun in front: "cities such as Norport and Velm". */
const EXAMPLES = set(
  'including like namely tels telles comme notamment dont wie darunter etwa como incluidos incluidas kama ikiwemo zikiwemo مثل منها جيسے جیسے',
)
/** Before the noun that names in front belong to: "Norport and other cities". */
const OTHERS = set('other autres andere anderen weitere otros otras nyingine mengine وغيرها وغيره دیگر')

/** Nouns by which a text means again the place that it has just named, where something is theirs. */
const AGAIN =
  /^(?:the (?:country|territory|enclave|city|town|island|kingdom)['’]s|le (?:gouvernement|ministère) du (?:pays|territoire)|die Regierung des Landes|el gobierno del país)(?!\p{L})/u
const DEFINITE = set('the this der die das den dem des le la les l ce cette el los las este esta hiyo huo')

/** What only somewhere, or something that was made, does. */
const TELLING = new RegExp(
  '^(?:' +
    [
      '(?:which |that )?(?:lies|borders|straddles|is home to|is located|is situated|is part of|is based|has a population of|' +
        'was (?:founded|established|formed|set up|created|born))',
      'liegt|grenzt|wurde \\p{L}+ \\d{4} gegrundet',
      'est situee?|se trouve|compte \\d|est nee?|a ete (?:fondee?|creee?)|abrite',
      'limita|esta situad[oa]|nacio|fue fundad[oa]|se encuentra',
      'iko|inapakana|alizaliwa|تقع|يقع|تاسست|تاسس|واقع',
    ].join('|') +
    ')(?!\\p{L})',
  'u',
)

/** Names of a list are so many words at most. */
const LONGEST_LIST = 14
/** Between a noun and the name that it tells of, and the other way round. */
const MOST_BETWEEN = 3

/**
 * How well a sentence tells what a name is by where it stands, 0..3.
 * @param kind what it is taken for.
 */
export function identifyingStrength(place: Place, kind: NameKind | undefined): number {
  if (behindComma(place, kind) || beforeNoun(place, kind) || isTold(place)) return 3
  if (isExample(place, kind) || isAmongOthers(place, kind)) return 2.5
  if (isMeantAgain(place, kind)) return 2
  return isAround(place, kind) ? 1.75 : 0
}

/** Whether a sentence may be one of those, told without taking it apart; in scripts without capitals any may. */
export function mayIdentify(sentence: string): boolean {
  return MAY_IDENTIFY.test(sentence) || !CASED.test(sentence)
}

const CASED = /[\p{Lu}\p{Ll}]/u

const MAY_IDENTIFY =
  /(?<!\p{L})(?:agency|movement|group|enclave|capital|ally|rival|backer|nemesis|such as|including|other|autres|andere|otros|otras|nyingine|cities|countries|pays|states|(?:city|town|village|district|province|states|members) of|annexed|captured|occupied|neighbou?ring|the (?:country|territory|city|enclave)|le pays|la ville|das Land|die Stadt|el país|la ciudad|home to|population of|liegt|grenzt|lies|borders|founded|established|tel(?:le)?s que|darunter|kama|مثل|وغيرها|جیسے|تقع)(?!\p{L})/u

function gapBefore({ sentence, words }: Place, at: number): string {
  return sentence.slice(words[at - 1]?.end, words[at]?.start)
}

/** The first word of the name's phrase: an article before it belongs to it. */
function phraseStart(place: Place): number {
  const { words, first } = place
  return DEFINITE.has(words[first - 1]?.word ?? '') && gapBefore(place, first).trim() === ''
    ? first - 1
    : first
}

function isKind(word: SentenceWord | undefined, kind: NameKind | undefined): boolean {
  if (!word) return false
  const said = kindOfNounSaid(word.word)
  return said !== undefined && (kind === undefined || said === kind)
}

/** "the capital of the Coasts, Velm, …", "its main ally, Norland". */
function behindComma(place: Place, kind: NameKind | undefined): boolean {
  const { sentence, words, last } = place
  const start = phraseStart(place)
  const [second, noun] = [words[start - 2], words[start - 1]]
  const end = words[last]?.end ?? 0
  if (!noun || noun.isCapital) return false
  const gap = gapBefore(place, start)
  if (/^\s+$/u.test(gap)) return RELATIONS.has(noun.word)
  const isClosed = /^["”’]?(?:[,.;)]|$|\s+[–—-])/u.test(sentence.slice(end))
  const isSingular = second !== undefined && !LISTED.has(second.word)
  return /^,\s+$/u.test(gap) && isClosed && isSingular && (RELATIONS.has(noun.word) || isKind(noun, kind))
}

const LISTED = set('and or und oder et ou y o na')

/** "AFN news agency", "the Orla movement". */
function beforeNoun(place: Place, kind: NameKind | undefined): boolean {
  const { sentence, words, last } = place
  if (kind === undefined) return false
  const [next, after] = [words[last + 1], words[last + 2]]
  const isNews = next?.word === 'news' && after !== undefined
  const noun = isNews ? after : next
  if (!noun || noun.isCapital || !/^ $/.test(gapBefore(place, last + 1))) return false
  if (noun.word === 'agency' && !isNews) return false
  const behind = words[last + (isNews ? 3 : 2)]
  const goesOn = behind?.isCapital === true && sentence.slice(noun.end, behind.start) === ' '
  return BEHIND[kind].has(noun.word) && !goesOn
}

/** "Norport lies", "Norland, which borders". */
function isTold({ sentence, words, last }: Place): boolean {
  const [end, next] = [words[last], words[last + 1]]
  if (!end || !next || !/^,?\s+$/u.test(sentence.slice(end.end, next.start))) return false
  const following = words.slice(last + 1, last + 6).map(({ word }) => word)
  return TELLING.test(following.join(' '))
}

/** "cities such as Norport and Velm", "the cities of Norport and Velm". */
function isExample(place: Place, kind: NameKind | undefined): boolean {
  const { words } = place
  const at = listStart(place)
  const [before, word] = [words[at - 1], words[at]]
  if (!word) return false
  if (word.word === 'as' || word.word === 'que') return isKind(words[at - 2], kind)
  if (EXAMPLES.has(word.word)) return isKind(before, kind)
  return word.word === 'of' && before?.word.endsWith('ies') === true && isKind(before, kind)
}

/** "Norport, Velm and other cities". */
function isAmongOthers({ sentence, words, last }: Place, kind: NameKind | undefined): boolean {
  for (let at = last + 1; at <= last + LONGEST_LIST; at += 1) {
    const [before, word] = [words[at - 1], words[at]]
    if (!before || !word || !/^,?\s+$/u.test(sentence.slice(before.end, word.start))) return false
    if (OTHERS.has(word.word))
      return words.slice(at + 1, at + 1 + MOST_BETWEEN).some((noun) => isKind(noun, kind))
    if (!word.isCapital && !LISTED.has(word.word) && !DEFINITE.has(word.word) && word.word !== 'd')
      return false
  }
  return false
}

/** "in Norland, the country’s health ministry said": nothing else is named in between. */
function isMeantAgain({ sentence, words, last }: Place, kind: NameKind | undefined): boolean {
  if (kind !== 'place') return false
  for (let at = last + 1; at < words.length; at += 1) {
    const word = words[at]
    if (!word || word.isCapital) return false
    if (DEFINITE.has(word.word) && AGAIN.test(sentence.slice(word.start))) return true
  }
  return false
}

/** "countries in the Coasts", "member states of the League", "the Coast town of Velm", "annexed the Coasts". */
function isAround(place: Place, kind: NameKind | undefined): boolean {
  const { words, last } = place
  const start = phraseStart(place)
  const [noun, joint] = [words[start - 2], words[start - 1]]
  if (kind === 'organisation') return joint?.word === 'of' && noun !== undefined && MEMBERS.has(noun.word)
  if (kind !== 'place') return false
  if (noun && joint && AROUND.has(joint.word) && PARTS.has(noun.word)) return true
  const [next, of] = [words[last + 1], words[last + 2]]
  if (next && of?.word === 'of' && WITHIN.has(next.word) && /^ $/.test(gapBefore(place, last + 1)))
    return true
  const before = words[listStart(place)]
  return before !== undefined && TAKEN.has(before.word)
}

/** The last word before a list of names that ends with this one. */
function listStart(place: Place): number {
  const { words } = place
  let at = phraseStart(place) - 1
  const least = Math.max(0, at - LONGEST_LIST)
  for (; at >= least; at -= 1) {
    const word = words[at]
    if (!word || !/^,?\s+$/u.test(gapBefore(place, at + 1))) return -1
    if (!word.isCapital && !LISTED.has(word.word) && !DEFINITE.has(word.word)) return at
  }
  return -1
}

const AROUND = set('in of across throughout aux en dans du in im der')
const PARTS = set('countries states nations cities towns pays lander staaten stadte villes paises ciudades')
const MEMBERS = set('states members')
const WITHIN = set('city town village district province capital stadt ville')
const TAKEN = set(
  'annexed captured occupied recaptured neighbouring neighboring annektierte besetzte benachbarten annexe occupe',
)
