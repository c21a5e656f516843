import type { Card, CardKind } from './card.ts'

/** What no channel needs to see: that something was not found or not understood, and how the knowledge does. */
const FOR_ASKER_ALONE: ReadonlySet<CardKind> = new Set(['none', 'error', 'choice', 'administration'])

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
