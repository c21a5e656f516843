import type { KnowledgeNews, Reply, Suggested } from '../protocol.ts'

/* The server and its page are of one version and share these types, so what it sends is not checked once more. */
const replyIn: (json: string) => Reply = JSON.parse
const suggestedIn: (json: string) => readonly Suggested[] = JSON.parse
const newsIn: (json: string) => KnowledgeNews = JSON.parse

/** What the page asks for; see `question` in preview.ts. */
export type Asked =
  | { readonly text: string; readonly pressed?: true }
  | { readonly code: string; readonly pressed?: true }
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
  return replyIn(await response.text())
}

/** Best first; none where the server does not answer. */
export async function suggestions(text: string, signal: AbortSignal): Promise<readonly Suggested[]> {
  try {
    const response = await fetch(`/api/suggest?text=${encodeURIComponent(text)}`, { signal })
    return suggestedIn(await response.text())
  } catch {
    return []
  }
}

/** @returns what stops listening. */
export function listenToNews(listener: (news: KnowledgeNews) => void): () => void {
  const source = new EventSource('/api/news')
  source.onmessage = ({ data }: MessageEvent<string>) => {
    listener(newsIn(data))
  }
  return () => {
    source.close()
  }
}
