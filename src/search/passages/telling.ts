import { fold } from '../fold.ts'
import { tokens } from '../tokens.ts'
import type { Asking } from './asking.ts'

/** How a passage is made, whatever is asked; shares between 0 and 1. */
export interface Form {
  /** It asks or announces instead of telling. */
  readonly question: number
  /** It is no sentence: a headline, a caption, a list's entry. */
  readonly fragment: number
}

const ENDS_AS_QUESTION = /[?？؟][\s"'“”’»)\]]*$/u
const TEASER =
  /^(?:(?:here(?:['’]s| is| are)|read more|also read|see also|watch|related|more on|lire aussi|à ne pas manquer|lesen sie|mehr zum thema|lea también|soma zaidi)\b|(?:what|why|how|who|where|when) (?:we|you|to|this)\b)/iu
const ENDS_AS_SENTENCE = /[.!…。।۔？！][\s"'“”’»)\]]*$|["“”»][\s)]*$/u

/** How the passage is made. */
export function formOf(text: string): Form {
  return {
    question: ENDS_AS_QUESTION.test(text) || TEASER.test(text) ? 1 : 0,
    fragment: ENDS_AS_SENTENCE.test(text) || ENDS_AS_QUESTION.test(text) ? 0 : 1,
  }
}

const ENDS_WITHIN_QUOTE = /,\s?["”’»]\s*$/u
const LONGEST_TAIL = 160

/** Whether a sentence only says whose words the sentence before is, which ends with them: "X said." */
export function isTail(text: string, before: string): boolean {
  return (
    text.length <= LONGEST_TAIL && ENDS_WITHIN_QUOTE.test(before) && SAYING.test(text) && !QUOTED.test(text)
  )
}

/** Words by which languages tell what somebody said. */
const SAYING =
  /(?:^|[^\p{L}])(?:said|says|saying|told|tells|added|adds|warned|warns|warning|denied|denies|denying|claimed|claims|accused|accuses|insisted|insists|stated|argued|argues|called|urged|vowed|announced|confirmed|rejected|condemned|criticised|criticized|blamed|blames|tweeted|wrote|replied|responded|asked|promised|pledged|described|welcomed|statement|sagte|sagten|erklärte|erklärten|kritisierte|warnte|behauptete|betonte|äußerte|déclaré|affirmé|affirme|annoncé|dit|dijo|dijeron|declaró|afirmó|anunció|alisema|amesema|disse|detto|zei|قال|قالت|сказал|сказала|заявил|заявила)(?=$|[^\p{L}])/iu
const QUOTED = /["“”«»„]/u

/** So many words at most stand between who says and what is said of the saying. */
const NEAR_SAYING = 5

/** Who goes on saying: "she added". */
const PRONOUN_SAYS = /(?:^|[^\p{L}])(?:he|she|they|it|er|sie|il|elle|ils|él|ella)(?:\s\p{L}+)?$/iu

/**
 * How much a passage tells what somebody said: most where whose saying is asked for stands beside it.
 * @param isSpeaker whether a word is one of whose saying it is.
 * @param isCarried whether a pronoun may mean them.
 */
function sayingIn(text: string, isSpeaker: (word: string) => boolean, isCarried: boolean): number {
  const found = tokens(text)
  let lastAsked = -Infinity
  let lastSaying = -Infinity
  let isNear = false
  for (const [at, { word, start, end }] of found.entries()) {
    if (isSpeaker(word)) lastAsked = at
    else if (SAYING.test(text.slice(start, end))) {
      lastSaying = at
      isNear ||= isCarried && PRONOUN_SAYS.test(text.slice(Math.max(0, start - 30), start).trimEnd())
    } else continue
    isNear ||= Math.abs(lastAsked - lastSaying) <= NEAR_SAYING
  }
  const says = lastSaying === -Infinity ? 0 : isNear ? 0.7 : 0.2
  const isTheirs = isNear || (isCarried && lastSaying === -Infinity)
  return says + (QUOTED.test(text) && isTheirs ? 0.3 : 0)
}

const AGE =
  /\p{L}, \d{1,3},|\p{L} \(\d{1,3}\)|\b(?:aged?|au alter von|im alter von|âgée? de)\s\d{1,3}\b|\b\d{1,3}[- ](?:years?[- ]old|jährige?[rn]?|ans\b|años)|\b(?:born|geboren|née?|nacid[oa])\b/iu

const CAUSE =
  /\b(?:because|due to|since|as a result|result(?:ed|s)? (?:of|from|in)|caused?|reasons?|so that|in order to|therefore|blamed?|after|following|over|for|amid|motivated|prompted|led to|weil|wegen|da|aufgrund|denn|grund|nachdem|parce|car|raison|cause|afin|porque|debido|razón|ya que|kwa sababu|perché|poiché|omdat|vanwege|потому|из-за)\b/iu
const STRONG_CAUSE =
  /\b(?:because|due to|reasons?|caused?|as a result|therefore|in response to|in retaliation|citing|in protest|accus(?:ed|ing)|blam(?:ed|ing)|over fears|for fear|weil|wegen|aufgrund|parce|raison|porque|debido|kwa sababu|perché|omdat|потому)\b/iu

/** What goes on about what was told before, and says what led to it: "The move comes after …", "Grund war …". */
const CAUSE_OF_BEFORE =
  /^(?:["“]?(?:the|this|that|these|it|his|her|their)\b(?:\s\p{L}+){0,4}?\s(?:comes?|came|follow(?:s|ed)?|was in response|is in response|stems?|stemmed)\b|(?:(?:der|als|ein) )?(?:grund|gründe|ursache|anlass|hintergrund)\b|(?:la raison|les raisons|en cause|la razón|el motivo)\b)/iu

/** Whether a sentence gives the cause of what was told before it. */
export function isCauseOfBefore(text: string): boolean {
  return CAUSE_OF_BEFORE.test(text)
}

/**
 * How much a passage gives a cause.
 * @param isCarried whether the sentences before tell of what it is the cause of.
 */
function causeIn(text: string, isCarried: boolean): number {
  if (STRONG_CAUSE.test(text) || (isCarried && CAUSE_OF_BEFORE.test(text))) return 1
  return CAUSE.test(text) ? 0.4 : 0
}

const OFFICE =
  /\b(?:leader|leads|led|head|heads|headed|chief|president|prime minister|minister|chair(?:man|woman|person)?|director|commander|secretary|chancellor|king|queen|governor|mayor|ceo|boss|successor|succeed(?:ed|s)?|appointed|elected|named|chef|leiter|präsident|führer|vorsitzende|dirigeant|président|líder|jefe|presidente|kiongozi|rais)\b/iu

export function officeIn(text: string): number {
  return OFFICE.test(text) ? 1 : 0
}

const APPOSITION =
  /^["'“”’»]{0,2}\s*(?:,\s*(?!(?:and|or|but|nor|while|when|as|if|because|said|says|saying|told|adding|added|according|including|were|was|are|is|has|had|have|would|und|oder|sowie|aber|sagte|et|ou|mais|y|e|o|pero)\b)(?:an?|the|who|which|whose|former|one|its|their|his|her|\d|(?:\p{Ll}|-){3,}|de[rmn]?|die|das|le|la|les|l['’]|el|un|une|ein|eine)|\(|[–—-]\s)/u
const COPULA =
  /^["'“”’»]{0,2}\s+(?:is|are|was|were|has been|has served|serves|served|leads|heads|became|as (?:its|the|their|his|her|an?|new|head|chief|leader)|means|stands for|refers|consists|ist|sind|war|waren|gilt|est|sont|était|es|son|era|fue|è|sono|é|são|ni|zijn|هو|هي|это)(?=\s)/iu
/** "retired general", "Foreign Minister", "the director": what somebody is called before the name. */
const TITLE_BEFORE =
  /(?:^|[\s"“(])(?:\p{L}+(?:er|or|ent|ant|ist|man|men|woman|ian|ief|ead|ing|een|ral|ary|yor|ess|dge|ope|ince|ssor|oup|ment|ty|ion|chef|in)|king|group|party|envoy|boss|aide)\s+["“]?$/iu
/** A long form, and the name in brackets. */
const LONG_FORM = /\p{Lu}[^().]{3,80}\($/u

/**
 * How much a passage says what a name stands for.
 * @param isAsked whether a word is one of the name's; it is given folded words.
 */
export function definingIn(text: string, isAsked: (word: string) => boolean): number {
  let most = 0
  const found = tokens(text)
  for (const [at, { word, start, end }] of found.entries()) {
    if (!isAsked(word)) continue
    const next = found[at + 1]
    if (next && isAsked(next.word) && next.start - end <= 2) continue
    const after = text.slice(end)
    let first = at
    while (first > 0 && isAsked(found[first - 1]?.word ?? '')) first -= 1
    const before = text.slice(0, found[first]?.start ?? start)
    if (APPOSITION.test(after)) most = Math.max(most, 1)
    if (COPULA.test(after)) most = Math.max(most, first === 0 || fold(before).length < 12 ? 1 : 0.7)
    if (LONG_FORM.test(before)) most = Math.max(most, 1)
    if (TITLE_BEFORE.test(before)) most = Math.max(most, 0.6)
  }
  return most
}

/** What a passage is measured with. */
interface Manner {
  readonly asking: Asking
  readonly isAsked: (word: string) => boolean
  /** Whether the sentences before hold what is asked for: whose words, or of what the cause. */
  readonly isCarried: boolean
}

/** How much the passage tells in the way that is asked for, apart from definitions. */
export function mannerOf(text: string, { asking, isAsked, isCarried }: Manner): number {
  if (asking.isSaying) return sayingIn(text, isAsked, isCarried)
  if (asking.isCause) return causeIn(text, isCarried)
  if (asking.isAge) return AGE.test(text) ? 1 : 0
  return asking.isOffice ? officeIn(text) : 0
}
