import { ROUTES } from '../../../addresses.ts'
import type { Card } from '../../../card/card.ts'
import type { EditData, LibraryData } from '../../protocol.ts'

/* The server and its page are of one version and share these types, so what it sends is not checked once more. */
const cardIn: (json: string) => Card = JSON.parse
const libraryIn: (json: string) => LibraryData = JSON.parse
const editIn: (json: string) => EditData = JSON.parse

/** Each throws an Error with a sentence for the reader. */
export async function readLibrary(): Promise<LibraryData> {
  return libraryIn(await sent('/api/library'))
}

export async function addAddress(address: string): Promise<Card> {
  return cardIn(await sent('/api/library', { address }))
}

export async function addText(text: string, title: string): Promise<Card> {
  return cardIn(await sent('/api/library', { text, title }))
}

export async function addFile(file: File): Promise<Card> {
  const address = `${ROUTES.libraryFile}?name=${encodeURIComponent(file.name)}`
  return cardIn(await sent(address, file))
}

export async function decide(id: string, what: 'publish' | 'reject'): Promise<Card> {
  return cardIn(await sent('/api/library/decision', { id, what }))
}

export async function saveDraft(id: string, content: string, hash: string): Promise<EditData> {
  return editIn(await sent(ROUTES.libraryDraft, { id, content, hash }))
}

async function sent(address: string, body?: object): Promise<string> {
  const response = await fetch(address, body === undefined ? {} : posted(body)).catch(() => undefined)
  if (!response) throw new Error('The server does not answer; is it still running?')
  const text = await response.text()
  if (!response.ok) throw new Error(text)
  return text
}

function posted(body: object): RequestInit {
  if (body instanceof Blob)
    return {
      method: 'POST',
      headers: { 'Content-Type': body.type === '' ? 'application/octet-stream' : body.type },
      body,
    }
  return { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }
}
