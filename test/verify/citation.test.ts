import { describe, expect, it } from 'vitest'
import { ROOMY } from '../../src/card/capacity.ts'
import { request } from '../../src/card/request.ts'
import type { Backgrounder } from '../../src/command/backgrounder.ts'
import { checkQuote } from '../../src/verify/quote.ts'
import { backgrounderOf, sourceFile } from '../knowledge/folder.ts'

/* An excerpt that was copied with its citation is known again. All news is invented. */

const WORDS = 'The "northern" quay* closed for a <week>, Ada Holm & Olaf Berg said.'
const PARTICULARS =
  'title: Talks [on] the quay\npublisher: Quay Post\npublished: 2031-05-08\nurl: https://quay.example/talks\nlanguage: en'

async function copied(backgrounder: Backgrounder): Promise<ReadonlyMap<string, string>> {
  const caller = { isAdministrator: false }
  const asked = await backgrounder.reply(
    request('ask', { question: 'who closed the northern quay' }),
    caller,
    ROOMY,
  )
  const [section] = asked.card.sections
  const excerpts = section && 'excerpts' in section ? section.excerpts : []
  const context = excerpts[0]?.context
  if (!context) throw new Error('no excerpt')
  const { card } = await backgrounder.reply(context, caller, ROOMY)
  const copy = card.suggestions.find(({ label }) => label === 'Copy with citation')
  if (!copy) throw new Error('no such suggestion')
  const shown = await backgrounder.reply(copy.request, caller, ROOMY)
  return new Map(
    shown.card.sections.flatMap((each) =>
      each.type === 'list' ? each.items.map(({ term, description }) => [term, description] as const) : [],
    ),
  )
}

describe('an excerpt copied with its citation', () => {
  it.each(['Plain text', 'Markdown', 'HTML', 'CSL-JSON'])('as %s is known again, unaltered', async (form) => {
    const backgrounder = await backgrounderOf({ 'sources/quay.md': sourceFile(WORDS, PARTICULARS) })
    const text = (await copied(backgrounder)).get(form) ?? ''
    expect(text).toContain('quay.example/talks#:~:text=')
    expect(checkQuote(backgrounder.store.snapshot, text)).toMatchObject({
      match: 'exact',
      citation: { sourceId: 'quay', paragraph: 1, isUnaltered: true, stillStands: true },
    })
  })

  it('is told from one in which a word was changed, and from one whose source was', async () => {
    const backgrounder = await backgrounderOf({ 'sources/quay.md': sourceFile(WORDS, PARTICULARS) })
    const text = (await copied(backgrounder)).get('Plain text') ?? ''
    const altered = checkQuote(backgrounder.store.snapshot, text.replace('week', 'month'))
    expect(altered).toMatchObject({ match: 'altered', citation: { isUnaltered: false, stillStands: false } })
    const later = await backgrounderOf({ 'sources/quay.md': sourceFile('The quay is open.', PARTICULARS) })
    expect(checkQuote(later.store.snapshot, text)).toMatchObject({
      match: 'nowhere',
      citation: { isUnaltered: true, stillStands: false },
    })
  })
})
