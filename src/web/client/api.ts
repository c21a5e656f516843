import type { KnowledgeNews, Reply, Suggested } from '../protocol.ts'

/** What the page asks for; see `question` in preview.ts. */
export type Asked =
  | { readonly text: string }
  | { readonly code: string }
  | { readonly discord: string }
  | { readonly slack: string; readonly action: string }

/** @throws Error with a sentence for the reader. */
export async function ask(asked: Asked): Promise<Reply> {
  const response = await fetch('/api/ask', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(asked),
  }).catch(() => undefined)
  if (!response) throw new Error('The server does not answer; is it still running?')
  if (!response.ok) throw new Error(await response.text())
  const reply: Reply = await response.json()
  return reply
}

/** Best first; none where the server does not answer. */
export async function suggestions(text: string, signal: AbortSignal): Promise<readonly Suggested[]> {
  try {
    const response = await fetch(`/api/suggest?text=${encodeURIComponent(text)}`, { signal })
    const found: readonly Suggested[] = await response.json()
    return found
  } catch {
    return []
  }
}

/** @returns what stops listening. */
export function listenToNews(listener: (news: KnowledgeNews) => void): () => void {
  const source = new EventSource('/api/news')
  source.onmessage = ({ data }: MessageEvent<string>) => {
    listener(JSON.parse(data))
  }
  return () => {
    source.close()
  }
}
