import { partLine, coverageLine, limitsLine } from '../verify/wordsFor.ts'
import type { CheckedPart, CheckedSentence, Verification } from '../verify/verification.ts'
import { cut } from './cut.ts'
import type { Card } from './card.ts'
import { lines, type Unit } from './units.ts'

/** What calls for an answer comes first. */
const ORDER = ['differs', 'disputed', 'not found', 'supported'] as const

const HEADINGS = {
  differs: 'Differs',
  disputed: 'Disputed',
  'not found': 'Not found',
  supported: 'Supported',
} as const

const LONGEST = 200

/** The check of a draft: by verdict, each part with its passage, and what was not checked. */
export function verificationContent(
  verification: Verification,
): Pick<Card, 'kind' | 'heading' | 'notes'> & { readonly units: readonly Unit[] } {
  const { sentences, coverage } = verification
  const unchecked = sentences.filter(({ verdict }) => verdict === 'unchecked')
  return {
    kind: 'verified',
    heading: 'What the sources say of this text',
    notes: [coverageLine(coverage), limitsLine(verification)],
    units: [
      ...ORDER.flatMap((verdict) =>
        sentences.filter((sentence) => sentence.verdict === verdict).flatMap((sentence) => unitsOf(sentence)),
      ),
      ...lines(
        'Not checked',
        unchecked.map(({ text, reason = '' }) => [cut(text, LONGEST), reason]),
      ),
    ],
  }
}

/** Of a sentence the parts of its own verdict: what is worst in it. */
function unitsOf({ text, verdict, parts }: CheckedSentence): Unit[] {
  if (verdict === 'unchecked') return []
  const own = parts.filter((part) => part.verdict === verdict)
  const shown = verdict === 'supported' ? own.slice(0, 1) : own
  return shown.map((part) => ({
    content: {
      type: 'facts',
      heading: HEADINGS[verdict],
      fact: { statement: `“${cut(text, LONGEST)}”${verdict === 'supported' ? '' : `: ${partLine(part)}.`}` },
    },
    excerpts: excerptsOf(part),
  }))
}

function excerptsOf({ evidence }: CheckedPart): Unit['excerpts'] {
  return evidence.map(({ excerpt }) => excerpt)
}
