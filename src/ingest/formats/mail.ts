import PostalMime from 'postal-mime'
import { readPage } from '../html/page.ts'
import { momentOf } from '../moment.ts'
import type { FoundParticulars, Incoming } from '../incoming.ts'

/**
 * Reads a mail, or a web page saved as one (MHTML): its HTML part as a page, else its text. A saved page's particulars
 * are the page's; a mail's are its headers'.
 */
export async function readMail(bytes: Uint8Array): Promise<Incoming> {
  const mail = await PostalMime.parse(bytes, { maxNestingDepth: MOST_NESTED })
  const location = mail.headers.find(({ key }) => key === 'snapshot-content-location')?.value
  const page = mail.html === undefined ? undefined : readPage(mail.html, location)
  const text =
    page !== undefined && page.text !== '' ? page.text : (mail.text ?? '').replaceAll(/\r\n?/gu, '\n').trim()
  if (location !== undefined && page) return page
  return { text, particulars: { ...page?.particulars, ...headersOf(mail) }, doubts: [] }
}

const MOST_NESTED = 20

function headersOf({ subject, from, date }: Awaited<ReturnType<typeof PostalMime.parse>>): FoundParticulars {
  const published = date === undefined ? undefined : momentOf(date)
  const author = from?.name ?? ''
  return {
    ...(subject !== undefined &&
      subject.trim() !== '' && { title: { value: subject.trim(), from: 'mail Subject' } }),
    ...(author.trim() !== '' && { author: { value: author.trim(), from: 'mail From' } }),
    ...(published !== undefined && { published: { value: published, from: 'mail Date' } }),
  }
}
