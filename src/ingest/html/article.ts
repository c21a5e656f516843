import type { Apart } from '../incoming.ts'
import type { Block } from './blocks.ts'

/** A line that is this much link leads elsewhere: it is no part of the article. */
const MOST_LINKED = 0.85
/** The same where it is introduced, as in “Read more: …”. */
const MOST_LINKED_AFTER_COLON = 0.4
/** The share of a link to a name or a word within a paragraph. */
const SHORT_LINK = 0.2
const SHORT = 90
/** So many lines after the last sentence are remarks of the page; more are a list. */
const MOST_REMARKS = 3
const BARE_ADDRESS = /^https?:\/\/\S+$/u
const WITHOUT_SPACES = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Thai}]{8}/u
const ENDS_A_SENTENCE = /[.!?…。！？؟۔।:;"”»’')\]]$/u
/** Up to five words and a sign that points on, as in “Read more: …”. */
const INTRODUCED = /^[^:>»–]{1,60}[:>»–]/u

/** An article's paragraphs. */
export interface Article {
  readonly lines: readonly string[]
  /** What stands beside them on the page. */
  readonly apart: readonly { readonly kind: Apart; readonly text: string }[]
}

/**
 * An article among the lines that stand on its page: without lines that lead elsewhere, what stands before its first
 * sentence and after its last, and what says whose a picture is.
 * @param title the article's, which is not repeated in its text.
 */
export function articleOf(blocks: readonly Block[], title: string): Article {
  const own = blocks
    .filter((block) => !leadsElsewhere(block) && block.text !== title)
    .map((block) => (isParagraphAfterAll(block) ? { ...block, kind: 'quotation' as const } : block))
  const lines = linesOf(own.filter(({ kind }) => !BESIDE.has(kind)))
  return { lines, apart: besides(own, lines) }
}

const BESIDE: ReadonlySet<Block['kind']> = new Set(['caption', 'credit', 'pull quote'])

/** A class may be that of all that is around a pull quote. */
function isParagraphAfterAll({ kind, text }: Block): boolean {
  return kind === 'pull quote' && text.length > LONGEST_PULLED
}

const LONGEST_PULLED = 300

function linesOf(blocks: readonly Block[]): string[] {
  const kept = withoutRepeated(blocks)
  const first = kept.findIndex(isSentence)
  if (first < 0) return distinct(kept)
  const last = kept.findLastIndex(isSentence)
  const isListAtEnd = kept.length - 1 - last > MOST_REMARKS
  return distinct(kept.slice(first, isListAtEnd ? undefined : last + 1))
}

function leadsElsewhere({ text, linked, kind }: Block): boolean {
  if (kind === 'row') return false
  if (linked >= MOST_LINKED) return !BARE_ADDRESS.test(text)
  return linked >= MOST_LINKED_AFTER_COLON && text.length < 2 * SHORT && INTRODUCED.test(text)
}

function isSentence({ text, kind, linked }: Block): boolean {
  if (kind === 'heading' || linked >= MOST_LINKED_AFTER_COLON) return false
  if (text.length >= SHORT && linked <= SHORT_LINK) return true
  return (
    kind === 'row' || (ENDS_A_SENTENCE.test(text) && (text.length >= SHORT / 3 || WITHOUT_SPACES.test(text)))
  )
}

/** Fewer words are a name or a place. */
const LEAST_WORDS = 6
/** Who took a picture, at the end of what describes it. */
const CREDIT =
  / ?[([]?\b(?:(?:AP|AFP|EPA|DPA|PA|Reuters) )?(?:photo(?:graph)?|image|picture|credit|illustration|foto|bild|imagen)s?(?: credit| by| courtesy)? ?[:/].*$/iu
const LEAST_CHARACTERS_WITHOUT_SPACES = 16

/** Captions and pull quotes, each once, that say what the text does not. */
function besides(blocks: readonly Block[], lines: readonly string[]): Article['apart'] {
  const text = lines.map(bare).join('\n')
  const said = new Set<string>()
  return blocks.flatMap((block) => {
    const { kind } = block
    if (kind !== 'caption' && kind !== 'pull quote') return []
    const own = kind === 'caption' ? block.text.replace(CREDIT, '') : block.text
    const words = bare(own)
    if (!isLong(own) || said.has(words) || text.includes(words)) return []
    said.add(words)
    return [{ kind, text: own }]
  })
}

function isLong(text: string): boolean {
  return (
    text.split(' ').length >= LEAST_WORDS ||
    (WITHOUT_SPACES.test(text) && text.length >= LEAST_CHARACTERS_WITHOUT_SPACES)
  )
}

/** Words of a paragraph that stand a second time, for whoever only looks the page over, are not said twice. */
function withoutRepeated(blocks: readonly Block[]): readonly Block[] {
  const whole = blocks.map(({ text }) => bare(text)).join('\n')
  return blocks.filter(({ kind, text }) => {
    if (kind !== 'quotation' || text.length < LEAST_PULLED) return true
    return whole.indexOf(bare(text)) === whole.lastIndexOf(bare(text))
  })
}

const LEAST_PULLED = 20

/** Without quotation marks, which a pull quote has of its own. */
function bare(text: string): string {
  return text.replaceAll(/["'“”„‘’«»]/gu, '')
}

/** What a page repeats, as under a picture and in its gallery, stands once; short lines may well recur. */
function distinct(blocks: readonly Block[]): string[] {
  const seen = new Set<string>()
  return blocks
    .map(({ text }) => text)
    .filter((line) => {
      const isNew = line.length < SHORT || !seen.has(line)
      seen.add(line)
      return isNew
    })
}
