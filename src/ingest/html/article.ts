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

/**
 * The lines of an article among those that stand on its page: without captions, pull quotes, lines that lead elsewhere,
 * what stands before its first sentence and after its last.
 * @param title the article's, which is not repeated in its text.
 */
export function articleLines(blocks: readonly Block[], title: string): string[] {
  const kept = withoutPullQuotes(
    blocks.filter((block) => block.kind !== 'caption' && !leadsElsewhere(block) && block.text !== title),
  )
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

/** Words of a paragraph that stand a second time, for whoever only looks the page over, are not said twice. */
function withoutPullQuotes(blocks: readonly Block[]): readonly Block[] {
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
