import { readAddress, readBytes, type Reading, type ReadResult } from '../add.ts'
import { fetchAddress, FetchError } from '../fetch/fetch.ts'
import type { Attachment, Contribution } from './contribution.ts'

/** Whatever is wrong with it is a reason in words, not an error. */
export function readContribution(contribution: Contribution, reading: Reading): Promise<ReadResult> {
  switch (contribution.kind) {
    case 'address':
      return readAddress(contribution.address, reading)
    case 'file':
      return readBytes(contribution, reading)
    case 'text': {
      const { text, title } = contribution
      const given = { bytes: Buffer.from(text), contentType: 'text/plain; charset=utf-8', name: '' }
      const assumed = { title: { value: title ?? beginningOf(text), from: 'whoever added it' } }
      return readBytes(given, { ...reading, assumed })
    }
    case 'attachment':
      return readAttachment(contribution, reading)
  }
}

async function readAttachment(
  { name, address, origins, authorization }: Attachment,
  reading: Reading,
): Promise<ReadResult> {
  const fetching = { ...reading.fetching, origins, ...(authorization && { authorization }) }
  try {
    const { status, bytes, contentType } = await fetchAddress(address, fetching)
    if (status !== 200) return { status: 'refused', reason: `The file is not handed out (status ${status}).` }
    // A platform that wants somebody to sign in first says so with a page of its own.
    if (/^text\/html/iu.test(contentType) && !/\.x?html?$/iu.test(name))
      return { status: 'refused', reason: 'The platform hands out a page in the place of the file.' }
    return await readBytes({ bytes, contentType, name }, reading)
  } catch (cause) {
    if (cause instanceof FetchError) return { status: 'refused', reason: cause.message }
    throw cause
  }
}

const LONGEST_BEGINNING = 80

/** The first words of a text that nobody gave a title. */
function beginningOf(text: string): string {
  const line =
    text
      .trimStart()
      .split(/[\r\n]/u, 1)[0]
      ?.trimEnd() ?? ''
  return cutAtWord(line)
}

function cutAtWord(line: string): string {
  if (line.length <= LONGEST_BEGINNING) return line
  const kept = line.slice(0, LONGEST_BEGINNING)
  const end = kept.lastIndexOf(' ')
  return `${end > 0 ? kept.slice(0, end) : kept} …`
}
