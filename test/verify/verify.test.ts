import { describe, expect, it } from 'vitest'
import { within } from '../../src/query/scope.ts'
import { parseDate } from '../../src/source/date.ts'
import { runInSlices } from '../../src/source/slices.ts'
import type { CheckedSentence, Verification } from '../../src/verify/verification.ts'
import { verifyDraft } from '../../src/verify/verify.ts'
import { backgrounderOf, sourceFile } from '../knowledge/folder.ts'

/* A draft compared with texts: what they say, and the same with something planted. All news is invented. */

const files = {
  'sources/quay.md': sourceFile(
    `The harbour minister Ada Holm met the mayor of Port Lune, Olaf Berg, in Eastmark on 4 May 2031. Norland exported timber worth 12 million euros to Sudland in 2030 and imported salt worth 3 million euros.
The storm killed 46 people in Torvik, the health ministry said. Sudland denounced the closure of the quay as a breach of the treaty. "Nobody will lose work over the northern quay," Ada Holm told reporters.
Norland has not recognised the council of Estmark. The dockers may strike in June. Norland attacked Sudland in 2029. Salmon prices fell by 14 percent, Olaf Berg said.`,
    'title: Talks on the quay\npublisher: Quay Post\npublished: 2031-05-08\nlanguage: en',
  ),
}

async function check(draft: string): Promise<Verification> {
  const { store } = await backgrounderOf(files)
  return runInSlices(verifyDraft(store.snapshot, draft, { date: parseDate('2031-05-10') }))
}

async function checkOne(sentence: string): Promise<CheckedSentence> {
  const { sentences } = await check(sentence)
  const [only] = sentences
  if (!only || sentences.length > 1) throw new Error(`not one sentence: ${sentence}`)
  return only
}

/** The parts that are not supported, with what stands in their place. */
function differences({ parts }: CheckedSentence): string[] {
  return parts
    .filter(({ verdict }) => verdict !== 'supported')
    .map(({ kind, text, verdict, evidence }) => [kind, text, verdict, evidence[0]?.instead ?? ''].join(' | '))
}

describe('a draft', () => {
  it.each([
    'Ada Holm met Olaf Berg in Eastmark on 4 May 2031.',
    'Harbour minister Ada Holm met Olaf Berg in May 2031.',
    'Sudland condemned the closure of the quay as a breach of the treaty.',
    'Norland exported timber worth 12 million euros to Sudland in 2030.',
    'The storm in Torvik killed 46 people, according to the health ministry.',
    'Ada Holm told reporters: “Nobody will lose work over the northern quay.”',
    'Norland has not recognised the council of Estmark.',
    'Olaf Berg said that salmon prices fell by 14 percent.',
  ])('is supported where a passage says the same: %s', async (sentence) => {
    expect(differences(await checkOne(sentence))).toEqual([])
  })

  it.each([
    ['The storm killed 64 people in Torvik.', 'number | 64 | differs | 46'],
    [
      'Norland exported timber worth 3 million euros to Sudland.',
      'number | 3 million euros | differs | 12 million euros',
    ],
    ['Ada Holm met Olaf Berg in Eastmark on 14 May 2031.', 'date | 14 May 2031 | differs | 2031-05-04'],
    ['Salmon prices fell by 41 percent, Olaf Berg said.', 'number | 41 percent | differs | 14 percent'],
  ])('has its number or date beside the source’s: %s', async (sentence, difference) => {
    expect(differences(await checkOne(sentence))).toContain(difference)
  })

  it.each([
    'Norland denounced the closure of the quay as a breach of the treaty.',
    'Sudland attacked Norland in 2029.',
    'Norland has recognised the council of Estmark.',
    'The dockers strike in June 2031.',
    'The storm killed 46 people in Eastmark.',
    'Harbour minister Olaf Berg met the dockers.',
    'Salmon prices rose by 14 percent, Olaf Berg said.',
    'Ada Holm said that salmon prices fell by 14 percent.',
    'Olaf Berg told reporters: “Nobody will lose work over the northern quay.”',
    'Norland and Sudland signed a treaty on salt in Port Lune.',
  ])(
    'is not supported where others do it, it is denied or only may be, or nothing says so: %s',
    async (sentence) => {
      expect((await checkOne(sentence)).verdict).not.toBe('supported')
    },
  )

  it('shows what was altered in a quotation, word by word', async () => {
    const { parts } = await checkOne(
      'Ada Holm told reporters: “Nobody will find work over the northern quay.”',
    )
    const quotation = parts.find(({ kind }) => kind === 'quotation')
    expect(quotation?.verdict).toBe('differs')
    expect(quotation?.changes).toEqual([
      { kind: 'same', words: 'Nobody will' },
      { kind: 'only in the source', words: 'lose' },
      { kind: 'only in the draft', words: 'find' },
      { kind: 'same', words: 'work over the northern quay' },
    ])
  })

  it('knows a quotation in which words are left out or put in by whoever quotes', async () => {
    const { parts } = await checkOne(
      'Ada Holm told reporters: “Nobody will lose work … [the] northern quay.”',
    )
    expect(parts.find(({ kind }) => kind === 'quotation')?.verdict).toBe('supported')
  })

  it('says what was not checked, and counts it', async () => {
    const { sentences, coverage } = await check(
      '# The quay\n\nWho closed it? It was cold. The storm killed 46 people in Torvik.',
    )
    expect(sentences.map(({ verdict, reason }) => [verdict, reason === undefined])).toEqual([
      ['unchecked', false],
      ['unchecked', false],
      ['unchecked', false],
      ['supported', true],
    ])
    expect(coverage).toEqual({
      sentences: 4,
      supported: 1,
      differs: 0,
      disputed: 0,
      'not found': 0,
      unchecked: 3,
    })
  })

  it('keeps the places of a text with markup', async () => {
    const draft =
      '---\ndate: 2031-05-10\n---\n\n- The **storm** killed [64 people](https://quay.example/a) in *Torvik*.\n'
    const { sentences } = await check(draft)
    const number = sentences[0]?.parts.find(({ kind }) => kind === 'number')
    expect(draft.slice(number?.start, number?.end)).toBe('64')
  })

  it('counts days from its own date', async () => {
    const { sentences } = await check(
      '---\ndate: 2031-05-06\n---\nAda Holm met Olaf Berg in Eastmark on Sunday.',
    )
    expect(sentences[0]?.verdict).toBe('supported')
  })

  it('is compared with what could be read on a day only', async () => {
    const { store } = await backgrounderOf(files)
    const before = within(store.snapshot, { asOf: parseDate('2031-05-07') })
    const given = 'The storm killed 46 people in Torvik.'
    const { sentences, sources } = await runInSlices(
      verifyDraft(before, given, { date: parseDate('2031-05-10') }),
    )
    expect([sentences[0]?.verdict, sources]).toEqual(['not found', 0])
  })
})
