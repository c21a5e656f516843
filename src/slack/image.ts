import type { KnownBlock } from '@slack/types'
import { visible } from '../card/visible.ts'
import { cut } from '../card/cut.ts'
import { LIMITS } from './limits.ts'
import { weigh } from './blockBudget.ts'
import type { SlackPicture } from './pictures.ts'

/** With fewer characters for what it shows a picture is left out. */
const LEAST_ALT_TEXT = 120

/**
 * A picture as a block, where the message has room for it beside all others: it says nothing that the words do not, so
 * it takes no room from them.
 */
export function imageBlocks(picture: SlackPicture | undefined, others: readonly KnownBlock[]): KnownBlock[] {
  if (!picture) return []
  const { altText, ...place } = picture
  const room = LIMITS.message.total - weigh(others) - weigh([{ type: 'image', alt_text: '', ...place }])
  if (others.length >= LIMITS.message.blocks || room < LEAST_ALT_TEXT) return []
  const alt_text = cut(visible(altText), Math.min(room, LIMITS.image.altText), lengthInJson)
  return [{ type: 'image', alt_text: alt_text.trim() || '–', ...place }]
}

function lengthInJson(text: string): number {
  return JSON.stringify(text).length - 2
}
