import type { InteractionKind } from '../extraction/interaction.ts'
import type { AttributedFinding, CountedFinding, Excerpt, InteractionFinding } from '../query/answer.ts'
import type { DateLabel, StatedFact } from './card.ts'
import { dateLabel } from './dates.ts'

/* What the program found in the texts by itself. All its words are the texts' own, but for headings and dates. */

type Stated = Omit<StatedFact, 'marks'>

/** A part of an answer as `Unit` has it. */
interface FoundUnit {
  readonly content:
    | {
        readonly type: 'timeline'
        readonly heading: string
        readonly fact: Stated & { readonly date: DateLabel }
      }
    | {
        readonly type: 'disagreement'
        readonly question: string
        readonly party: string
        readonly fact: Stated
      }
    | {
        readonly type: 'table'
        readonly heading: string
        readonly cells: readonly string[]
        readonly line: Stated
      }
  readonly excerpts: readonly Excerpt[]
}

const KINDS: Readonly<Record<InteractionKind, string>> = {
  fights: 'Attacks and fights',
  accuses: 'Accusations',
  threatens: 'Threats and warnings',
  supports: 'Support',
  agrees: 'Agreements',
  talks: 'Talks',
  trades: 'Trade and sanctions',
  demands: 'Demands',
}
const ALONE = 'What else is said'
const UNDATED: DateLabel = { text: 'undated', isUncertain: true }

export function foundUnit(finding: AttributedFinding | CountedFinding | InteractionFinding): FoundUnit {
  switch (finding.kind) {
    case 'attributed':
      return attributedUnit(finding)
    case 'counted':
      return countedUnit(finding)
    case 'interaction':
      return {
        content: {
          type: 'timeline',
          heading: KINDS[finding.interaction],
          fact: {
            statement: `${KINDS[finding.interaction]}: “${finding.verb}”`,
            date: whenLabel(finding),
          },
        },
        excerpts: finding.excerpts,
      }
  }
}

/** A card puts "says" before what is only said; whoever denies or warns is shown with the text's own word for it. */
function attributedUnit({
  about,
  speaker,
  act,
  words,
  published,
  found,
  excerpts,
}: AttributedFinding): FoundUnit {
  const verb = act === 'say' ? '' : `${found.verb}: `
  return {
    content: {
      type: 'disagreement',
      question: about.length === 0 ? ALONE : about.join(' · '),
      party: speaker,
      fact: {
        statement: `${verb}${words}`,
        ...(published && { date: publishedLabel(dateLabel(published)) }),
      },
    },
    excerpts,
  }
}

function countedUnit(finding: CountedFinding): FoundUnit {
  const { what, amount, saidBy, excerpts } = finding
  return {
    content: {
      type: 'table',
      heading: 'Figures',
      cells: [what, amount, whenLabel(finding).text, saidBy.join('; ')],
      line: { statement: `${what}: ${amount}`, saidBy: saidBy.join('; '), date: whenLabel(finding) },
    },
    excerpts,
  }
}

function whenLabel({ date, isPublished }: Pick<CountedFinding, 'date' | 'isPublished'>): DateLabel {
  if (!date) return UNDATED
  return isPublished === true ? publishedLabel(dateLabel(date)) : dateLabel(date)
}

function publishedLabel(label: DateLabel): DateLabel {
  return { ...label, text: `published ${label.text}` }
}
