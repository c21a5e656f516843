import type { Span } from '../source/quote.ts'

/** What one does to the other, or both to each other. */
export const interactionKinds = [
  'fights',
  'accuses',
  'threatens',
  'supports',
  'agrees',
  'talks',
  'trades',
  'demands',
] as const
export type InteractionKind = (typeof interactionKinds)[number]

/** Where a sentence says that one acts on the other. Offsets are into the sentence. */
export interface Interaction {
  readonly kind: InteractionKind
  /** The word that says so. */
  readonly word: Span
  /** Whether the first of the two acts on the second, the second on the first, or both on each other. */
  readonly direction: 'out' | 'in' | 'both'
}

/** Stems, by kind, in all languages together: a sentence has but one. */
const STEMS: Readonly<Record<InteractionKind, string>> = {
  fights: String.raw`attack|strik|struck|bomb|shell|raid|invad|invasion|fir(?:e|ed|ing)\b|kill|assassinat|captur|occup|fight|fought|clash|war\b|wars\b|battl|destroy|target|hit\b|hits\b|launch|seiz|ambush|retaliat|exchang|offensive|angriff|griff|beschoss|beschuss|krieg|tötet|attaqu|frapp|guerre|bombard|atac|ataqu|guerra|combat|атак|удар|обстрел|войн|напа|هجوم|هاجم|قصف|حرب|غارة|اغتيال`,
  accuses: String.raw`accus|blam|condemn|criticis|criticiz|denounc|beschuldig|verurteil|kritisier|vorwurf|wirft|warf|dénonc|condamn|critiqu|acus|conden|denunci|обвин|осуд|اتهم|أدان|ادان|انتقد`,
  threatens: String.raw`threat|warn|vow|deter|droh|warnt|menac|avert|amenaz|advirt|угро|предупре|هدد|حذر|تهديد`,
  supports: String.raw`support|back(?:s|ed|ing)?\b|fund|arm(?:s|ed|ing)?\b|aid|help|ally|allies|allied|train|finance|suppl|unterstütz|hilft|half\b|verbünd|souti|sout[eé]n|appuy|apoy|respald|ayud|поддерж|помо|دعم|يدعم|مساعد`,
  agrees: String.raw`agree|sign|ceasefire|truce|treaty|deal\b|normalis|normaliz|peace|accord|swap|einig|abkommen|vertrag|waffenruhe|unterzeichn|cessez-le-feu|trêve|traité|acuerdo|firm|tregua|alto el fuego|соглашен|договор|перемири|подписа|اتفاق|هدنة|وقع|سلام`,
  talks: String.raw`talk|meet|met\b|negotiat|mediat|visit|call(?:ed|s)?\b|discuss|dialogue|gespräch|treff|traf\b|verhandl|besuch|rencontr|négoci|discut|visit|reun|negoci|reuni|встре|перегов|визит|التقى|محادثات|مفاوضات|زيارة|اجتمع`,
  trades: String.raw`trad|export|import|sell|sold|buy|bought|sanction|embargo|deliver|handel|liefer|sanktion|vend|achet|export|commerce|comerci|санкц|торг|поставк|عقوبات|تجارة|صادرات`,
  demands: String.raw`demand|urg|call on|ask|press|order|forder|verlang|exig|demand|appel|pid|insta|требу|призв|طالب|دعا`,
}

const WORDS = new Map(
  interactionKinds.map((kind) => [
    kind,
    new RegExp(String.raw`(?<![\p{L}\p{M}])(?:و|ب|ل)?(?:${STEMS[kind]})[\p{L}\p{M}]*`, 'giu'),
  ]),
)

/** What may stand between two that only stand in one list or in two clauses. */
const BREAK = /[,;:.!?()،]|\s[—–-]\s/u
const LIST = new Set(
  ', and or und oder et ou y o e и или as well as و the der die das le la les el los las'.split(' '),
)

/** Whether nothing stands between two but what joins them in a list. */
function isList(gap: string): boolean {
  return gap
    .replaceAll(',', ' , ')
    .split(/\s/)
    .every((word) => word === '' || LIST.has(word.toLowerCase()))
}

/** Characters between the two, or between them and what they do to each other. */
const FARTHEST = 90
const FARTHEST_BEYOND = 60

/**
 * Whether a sentence says that one of two acts on the other: a word for it stands between them in one clause, or beside
 * two that are joined ("talks between A and B", "A and B signed"). A sentence that merely has both in a list does not.
 * @param a where the one is named, and `b` the other.
 */
export function interactionIn(
  sentence: string,
  a: readonly Span[],
  b: readonly Span[],
): Interaction | undefined {
  let best: (Interaction & { readonly far: number }) | undefined
  for (const one of a)
    for (const other of b) {
      const found =
        one.end <= other.start
          ? between(sentence, one, other, 'out')
          : other.end <= one.start
            ? between(sentence, other, one, 'in')
            : undefined
      if (found && (!best || found.far < best.far)) best = found
    }
  return best && { kind: best.kind, word: best.word, direction: best.direction }
}

type Near = Interaction & { readonly far: number }

function between(sentence: string, first: Span, second: Span, direction: 'out' | 'in'): Near | undefined {
  const gap = sentence.slice(first.end, second.start)
  if (isList(gap)) return beside(sentence, first, second)
  if (gap.length > FARTHEST || BREAK.test(gap)) return undefined
  const word = wordIn(sentence, first.end, second.start)
  if (!word) return undefined
  // "was attacked by" turns the two round.
  const isPassive =
    /^[^,]*\s(?:by|von|par|por)\s/u.test(sentence.slice(word.word.end, second.start)) &&
    /\b(?:was|were|been|being|is|are|wurde|wurden|été|est|fue|fueron)\b/u.test(gap)
  const turned = direction === 'out' ? 'in' : 'out'
  return { ...word, direction: isPassive ? turned : direction, far: gap.length }
}

/** Two that are joined do something together or to each other: the word stands close before or behind both. */
function beside(sentence: string, first: Span, second: Span): Near | undefined {
  const from = Math.max(0, first.start - FARTHEST_BEYOND)
  const before = sentence.slice(from, first.start)
  const leads =
    /(?:between|zwischen|entre|между|بين)\s+(?:the\s+|la\s+|el\s+|le\s+|den\s+|der\s+|dem\s+)?(?:[\p{L}-]+\s+)?$/iu.test(
      before,
    )
  const start = leads ? from + Math.max(0, lastBreak(before)) : first.end
  const behind = sentence.slice(second.end, second.end + FARTHEST_BEYOND)
  const end = second.end + firstBreak(behind)
  const word = leads
    ? (wordIn(sentence, start, first.start) ?? wordIn(sentence, second.end, end))
    : reciprocal(sentence, second.end, end)
  return word && { ...word, direction: 'both', far: second.start - first.end }
}

/** Verbs that two do to each other; of others nothing says that they do them to one another. */
function reciprocal(
  sentence: string,
  from: number,
  to: number,
): Pick<Interaction, 'kind' | 'word'> | undefined {
  const behind = sentence.slice(from, to)
  const isMutual =
    /each other|one another|exchang|trad(?:ed|ing) (?:fire|blows)|mutual|einander|gegenseitig|s['’]entre|mutuellement|l['’]un|mutuamente|друг друга|взаимн/iu.test(
      behind,
    ) ||
    /^\s+(?:have\s+|had\s+|haben\s+|ont\s+|han\s+)?(?:agreed|signed|met|fought|clashed|negotiated|einigten|trafen|unterzeichneten|signé|firmaron|acordaron|se reunieron|подписали|договорились|встретились)/iu.test(
      behind,
    )
  return isMutual ? wordIn(sentence, from, to) : undefined
}

function lastBreak(text: string): number {
  return Math.max(text.lastIndexOf('. '), text.lastIndexOf('; '), text.lastIndexOf(': '))
}

function firstBreak(text: string): number {
  const at = text.search(/[;:.!?]/)
  return at < 0 ? text.length : at
}

/** The first word of a stretch that says what one does. */
function wordIn(sentence: string, from: number, to: number): Pick<Interaction, 'kind' | 'word'> | undefined {
  const stretch = sentence.slice(from, to)
  let first: Pick<Interaction, 'kind' | 'word'> | undefined
  for (const [kind, words] of WORDS)
    for (const match of stretch.matchAll(words)) {
      const word = { start: from + match.index, end: from + match.index + match[0].length }
      if (!first || word.start < first.word.start) first = { kind, word }
    }
  return first
}
