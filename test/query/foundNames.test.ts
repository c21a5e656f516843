import { describe, expect, it } from 'vitest'
import { ROOMY } from '../../src/card/capacity.ts'
import type { Card } from '../../src/card/card.ts'
import { replyData } from '../../src/terminal/data.ts'
import { actorYaml, backgrounderOf, sourceFile, type Files } from '../knowledge/folder.ts'

/* What the texts name without any record, as readers ask for it. */

const files: Files = {
  'sources/storm.md': sourceFile(
    [
      'The Velm Harbour Authority (VHA) closed the port on 3 May 2031, its director said.',
      'Prime Minister Ada Kestrel said on Monday that the VHA had acted late.',
      'Kestrel promised an inquiry. Kestrel’s budget pays for it.',
      'Ada Kestrel, a former pilot, was born in Tarnholm.',
      'Fishermen in Tarnholm waited. The town of Tarnholm lies on the coast.',
      'On 4 May 2031 the inspector Osric Dane was killed in Tarnholm.',
      'Many people met Dane in Tarnholm.',
    ].join('\n\n'),
    'title: Storm closes the port\npublisher: Velm Post\npublished: 2031-05-05\nkind: news',
  ),
  'sources/holms.md': sourceFile(
    [
      'Minister Erik Holm resigned. Erik Holm had served for years.',
      'The painter Berta Holm opened a show. Berta Holm said that she was glad.',
      'Nobody knows which Holm wrote the letter.',
      'The United Coasts met in Velm. A spokesman for the UC said that talks went on.',
      'The UC will meet again.',
    ].join('\n\n'),
    'title: People\npublisher: Coast Herald\npublished: 2031-06-01\nkind: news',
  ),
  'sources/de.md': sourceFile(
    'Ministerpräsidentin Ada Kestrel besuchte den Hafen. Der Hafen und die Regierung warten. Kestrel sagte wenig.',
    'title: Besuch\npublished: 2031-05-09\nlanguage: de',
  ),
}

async function answered(
  line: string,
  from: Files = files,
): Promise<{ card: Card; quotes: string[]; status: string }> {
  const backgrounder = await backgrounderOf(from)
  const { card, answer } = await backgrounder.reply(
    backgrounder.read(line),
    { isAdministrator: false },
    ROOMY,
  )
  const { excerpts } = replyData({ answer, card })
  const quotes = excerpts.map(({ quote }) => quote)
  return { card, quotes, status: answer.status }
}

describe('what the texts name', () => {
  it.each([
    ['/actor Kestrel', 'Ada Kestrel', 'person'],
    ['/actor ada kestrel', 'Ada Kestrel', 'person'],
    ['/actor VHA', 'Velm Harbour Authority', 'organisation'],
    ['/actor Velm Harbour Authority', 'Velm Harbour Authority', 'organisation'],
    ['/place Tarnholm', 'Tarnholm', 'place'],
    ['/actor UC', 'United Coasts', ''],
  ])('has one card under each of its names: %s', async (line, heading, kind) => {
    const { card } = await answered(line)
    expect(card.heading).toBe(heading)
    expect(card.label).toContain('found in the texts, not reviewed')
    expect(card.label).toContain(kind)
  })

  it('begins with what defines it, and ends with what only mentions it', async () => {
    const person = await answered('/actor Kestrel')
    expect(person.quotes[0]).toBe('Ada Kestrel, a former pilot, was born in Tarnholm.')
    expect(person.quotes).toContain('Kestrel promised an inquiry.')
    expect(person.quotes).toContain('Kestrel sagte wenig.')
    const place = await answered('/place Tarnholm')
    expect(place.quotes[0]).toBe('The town of Tarnholm lies on the coast.')
    expect(place.quotes.at(-1)).toMatch(/Fishermen|Many people/)
    expect((await answered('/actor VHA')).quotes[0]).toContain('Velm Harbour Authority (VHA)')
  })

  it.each([
    [
      'en',
      'Velm Bay',
      'Rain fell on Tarn, Velm Bay and other towns. Many left Velm Bay on Monday. Velm Bay is calm.',
    ],
    ['en', 'Oskia', 'Oskia waited. The mine’s main backer, Oskia, sent help. Nobody in Oskia slept.'],
    [
      'en',
      'AFN',
      'He told AFN that talks went on. Sailors told AFN news agency of fires. Nobody at AFN knew.',
    ],
    ['en', 'Dana Roe', 'Dana Roe waited. Secretary of Trade Dana Roe spoke at noon. Dana Roe left early.'],
    [
      'fr',
      'Orlaya',
      'Orlaya attend. Le mouvement islamiste Orlaya a revendiqué le tir. On craint Orlaya partout.',
    ],
    [
      'fr',
      'Veltass',
      'Lundi, Veltass se taisait. Selon l’agence de presse Veltass, dix barques ont coulé. On lit Veltass.',
    ],
    [
      'fr',
      'Marc Tarnel',
      'Marc Tarnel part. Le premier ministre oscien Marc Tarnel a rejeté le pacte\nMarc Tarnel dort.',
    ],
    ['es', 'Orlaya', 'Hoy Orlaya espera. El grupo armado Orlaya tomó el puerto. Nadie quiere a Orlaya.'],
    ['de', 'Orlaja', 'Lange schwieg Orlaja. Die Miliz Orlaja nahm den Hafen ein. Keiner mag Orlaja.'],
    [
      'de',
      'Ada Tarn',
      'Ada Tarn schwieg. Ada Tarn, die Vorsitzende der Hafenpartei, trat zurück. Keiner mag Ada Tarn.',
    ],
    [
      'sw',
      'Ada Tarnu',
      'Ada Tarnu alisema ndiyo. Rais wa Norvelia Ada Tarnu alifika. Watu wanampenda Ada Tarnu.',
    ],
    [
      'ar',
      'سالم الطرني',
      'حضر سالم الطرني. وقال رئيس الوزراء الأوسكي سالم الطرني إن الاتفاق انتهى. غادر سالم الطرني.',
    ],
    ['ar', 'أورلايا', 'غادرت أورلايا المكان. أعلنت حركة أورلايا مسؤوليتها عن الهجوم. ولم ترد أورلايا.'],
    ['ur', 'فلمار', 'لوگ فلمار میں ہیں۔ شہر فلمار پرسکون ہے۔ سب فلمار جاتے ہیں۔'],
  ])('begins with the sentence that tells what it is, in %s: %s', async (language, name, text) => {
    const { quotes } = await answered(`/actor ${name}`, {
      'sources/one.md': sourceFile(text, `title: One\npublished: 2031-05-09\nlanguage: ${language}`),
    })
    const [, second] = text.split(/(?<=[.۔])\s|\n/u)
    expect(quotes.length).toBeGreaterThan(1)
    expect(quotes[0]).toBe(language === 'en' && name === 'Velm Bay' ? text.split(/(?<=\.)\s/u)[0] : second)
  })

  it('keeps apart one word from another that is spelt alike, where nothing tells that both name the same', async () => {
    const { quotes } = await answered('/actor Fadak', {
      'sources/one.md': sourceFile(
        'The Fadak movement spoke. Members of the Fadak met.\n\nThey showed the Faddak rocket.',
        'title: One\npublished: 2031-05-09\nlanguage: en',
      ),
    })
    expect(quotes.join(' ')).not.toContain('rocket')
  })

  it('keeps two people of one surname apart, and gives neither what may be the other’s', async () => {
    const erik = await answered('/actor Erik Holm')
    expect(erik.quotes.join(' ')).not.toMatch(/Berta|which Holm/)
    const berta = await answered('/actor Berta Holm')
    expect(berta.quotes.join(' ')).not.toMatch(/Erik|which Holm/)
    expect(berta.card.heading).toBe('Berta Holm')
  })

  it('takes no common noun of German for a name', async () => {
    const backgrounder = await backgrounderOf(files)
    const names = backgrounder.complete('actor', 'name', '', 25).map(({ value }) => value)
    expect(names).toContain('Ada Kestrel')
    expect(names).not.toContain('Hafen')
    expect(names).not.toContain('Regierung')
  })

  it('gives way to a record, which is found by the names that the texts give it too', async () => {
    const written = {
      ...files,
      'actors/a.yaml': actorYaml({
        id: 'vha',
        name: 'Velm Harbour Authority',
        quotes: [{ source: 'storm', exact: 'The Velm Harbour Authority (VHA) closed the port' }],
      }),
    }
    const { card } = await answered('/actor VHA', written)
    expect(card.heading).toBe('Velm Harbour Authority')
    expect(card.label).toBe('group')
    const backgrounder = await backgrounderOf(written)
    const offered = backgrounder
      .complete('actor', 'name', 'velm', 25)
      .filter(({ value }) => value.includes('Authority'))
    expect(offered).toHaveLength(1)
  })

  it('counts only what a filter lets through', async () => {
    expect((await answered('/actor Kestrel language:de')).quotes.toSorted()).toEqual([
      'Kestrel sagte wenig.',
      'Ministerpräsidentin Ada Kestrel besuchte den Hafen.',
    ])
  })
})

describe('an event that nobody has written of', () => {
  it.each([
    '/event killing of Osric Dane',
    '/event assassination of Dane',
    '/event the killing of dane',
    '/event 4 May killing',
  ])('is found by any words: %s', async (line) => {
    const { quotes, card } = await answered(line)
    expect(quotes[0]).toBe('On 4 May 2031 the inspector Osric Dane was killed in Tarnholm.')
    expect(card.label).toBe('event, found in the texts, not reviewed')
  })

  it('is not found where the texts tell no such thing', async () => {
    expect((await answered('/event wedding of Osric Dane')).status).toBe('none')
    expect((await answered('/event killing of Ada Kestrel')).status).toBe('none')
  })
})

describe('a topic that nobody has written of', () => {
  it('is any word of the texts, and what they name most is offered', async () => {
    const { quotes, card } = await answered('/topic inquiry')
    expect(quotes).toEqual(['Kestrel promised an inquiry.'])
    expect(card.label).toBe('topic, found in the texts, not reviewed')
    const backgrounder = await backgrounderOf(files)
    expect(backgrounder.complete('topic', 'name', '', 3).map(({ value }) => value)).toContain('Ada Kestrel')
  })
})
