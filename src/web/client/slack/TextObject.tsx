import type { MrkdwnElement, PlainTextElement } from '@slack/types'

/** Plain text as it is; mrkdwn, which our payloads use for nothing but escaped text, with its entities read. */
export function TextObject({ text: { type, text } }: { readonly text: PlainTextElement | MrkdwnElement }) {
  return <span class="lines">{type === 'plain_text' ? text : unescape(text)}</span>
}

function unescape(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}
