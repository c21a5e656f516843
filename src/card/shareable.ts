import type { Card, CardKind } from './card.ts'

/** What no channel needs to see: that something was not found or not understood, and how the knowledge does. */
const FOR_ASKER_ALONE: ReadonlySet<CardKind> = new Set([
  'none',
  'error',
  'choice',
  'administration',
  'verified',
])

/**
 * Whether a card may be posted where others read it: the one rule for every platform, whatever its settings say and
 * whatever a button carries.
 */
export function isShareable({ kind }: Pick<Card, 'kind'>): boolean {
  return !FOR_ASKER_ALONE.has(kind)
}

/** Whether a card is an administrator's: even where others see the question, they do not see it. */
export function isForAdministrators({ kind }: Pick<Card, 'kind'>): boolean {
  return kind === 'administration'
}

/** Kinds of cards that lead somewhere else, or are no answer at all. */
const WITHOUT_CONTENT: ReadonlySet<CardKind> = new Set([
  'choice',
  'none',
  'error',
  'help',
  'administration',
  'verified',
])

/** Whether a card shows knowledge: something to share, and to think useful or not. */
export function isContent({ kind }: Pick<Card, 'kind'>): boolean {
  return !WITHOUT_CONTENT.has(kind)
}

/** Whether a reader may say what they think of a card: that nothing was found is worth a word too. */
export function takesFeedback(card: Pick<Card, 'kind'>): boolean {
  return isContent(card) || card.kind === 'none'
}
