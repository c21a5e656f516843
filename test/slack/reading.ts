import type { MessageBlock } from './server/blocks.ts'

/** What a reader sees of blocks, and the strings in which Slack looks for markup. */
export interface Reading {
  readonly plain: string
  readonly marked: readonly string[]
}

/** Reads blocks as a client shows them; Slack's own escapes are undone. */
export function readBlocks(blocks: readonly MessageBlock[]): Reading {
  const plain: string[] = []
  const marked: string[] = []
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(visit)
    else if (isNode(node)) {
      const { type, text } = node
      if (typeof text === 'string' && (type === 'plain_text' || type === 'mrkdwn')) {
        marked.push(text)
        plain.push(unescape(text.replace(/<https?:[^|>]*\|([^>]*)>/g, '$1')))
      } else if (typeof text === 'string') plain.push(text)
      Object.values(node).forEach(visit)
    }
  }
  visit(blocks)
  return { plain: plain.join('\n'), marked }
}

function isNode(node: unknown): node is Record<string, unknown> {
  return typeof node === 'object' && node !== null
}

function unescape(text: string): string {
  return text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&')
}
