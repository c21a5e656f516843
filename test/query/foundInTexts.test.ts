import { describe, expect, it } from 'vitest'
import { ROOMY } from '../../src/card/capacity.ts'
import type { Card, Section } from '../../src/card/card.ts'
import type { Request } from '../../src/card/request.ts'
import { views } from '../../src/card/view.ts'
import { backgrounderOf, recordYaml, sourceFile, type Files } from '../knowledge/folder.ts'

/* What is found in texts alone, without a file of facts: asked as readers type it. All news is invented. */

function news(publisher: string, published: string, language = 'en'): string {
  return `title: News of ${publisher}\npublisher: ${publisher}\npublished: ${published}\nlanguage: ${language}`
}

const files: Files = {
  'sources/harbour.md': sourceFile(
    `Port minister Ada Holm said the northern quay would close for a month. "Nobody will lose work over the northern quay," she added.
The dockers' union denied that the northern quay had to close. According to the harbour police, 14 people were injured on Tuesday.
At least 120 people have been killed in Torvik since the storm, the health ministry said.
Norland attacked Sudland on 4 May 2031. Norland, Sudland and Estmark are states of the coast.`,
    news('Quay Post', '2031-05-08'),
  ),
  'sources/toll.md': sourceFile(
    `More than 150 people have been killed in Torvik since the storm, according to the health ministry.
Sudland accused Norland of breaking the truce. On 4 May 2031 Norland attacked Sudland from the sea.`,
    news('Estmark Herald', '2031-05-12'),
  ),
  'sources/later.md': sourceFile(
    `At least 180 people have been killed in Torvik since the storm, a spokesman for the rescuers said.
Talks between Norland and Sudland opened on 14 May 2031.`,
    news('Coast Radio', '2031-05-15'),
  ),
  'sources/copy.md': sourceFile(
    `Sudland accused Norland of breaking the truce. Elsewhere the ferries ran.`,
    news('Inland Times', '2031-05-12'),
  ),
}

/** The first view of the answer, and every page of the views that show each of its kinds whole. */
async function ask(line: string, knowledge: Files = files): Promise<readonly [Card, ...Card[]]> {
  const backgrounder = await backgrounderOf(knowledge)
  const asked = backgrounder.read(line)
  const { card: first } = await backgrounder.reply(asked, READER, ROOMY)
  const others: Card[] = []
  for (const view of views) {
    let next: Request | undefined = first.kind === 'none' ? undefined : { ...asked, view }
    while (next) {
      const { card }: { readonly card: Card } = await backgrounder.reply(next, READER, ROOMY)
      others.push(card)
      next = card.page.next
    }
  }
  return [first, ...others]
}

const READER = { isAdministrator: false }

function sectionsOf(cards: readonly Card[]): Section[] {
  return cards.flatMap(({ sections }) => sections)
}

/** Each side of each question as one line: the question, who speaks, and what. */
function sidesOn(cards: readonly Card[]): string[] {
  const sides = sectionsOf(cards).flatMap((section) =>
    section.type === 'disagreement'
      ? section.sides.flatMap(({ party, claims }) => claims.map(({ statement }) => `${party} | ${statement}`))
      : [],
  )
  return [...new Set(sides)]
}

function rowsOn(cards: readonly Card[]): string[] {
  const rows = sectionsOf(cards).flatMap((section) =>
    section.type === 'table' ? section.rows.map(({ cells }) => cells.join(' | ')) : [],
  )
  return [...new Set(rows)]
}

function excerptsOn(cards: readonly Card[]): { readonly quote: string; readonly citedAs: string }[] {
  return sectionsOf(cards).flatMap((section) => (section.type === 'excerpts' ? section.excerpts : []))
}

describe('/claims without a file of facts', () => {
  it('says who says, denies and accuses, in their words, and that nobody has reviewed it', async () => {
    const cards = await ask('/claims')
    expect(cards[0].notes).toContain('Found in the texts by the program, not reviewed by an editor.')
    expect(sidesOn(cards)).toEqual(
      expect.arrayContaining([
        'Port minister Ada Holm | the northern quay would close for a month',
        "The dockers' union | denied: the northern quay had to close",
        'the harbour police | 14 people were injured on Tuesday',
        'Sudland | accused: Norland of breaking the truce',
      ]),
    )
  })

  it('gives a pronoun the name that it stands for, and a quotation its marks', async () => {
    expect(sidesOn(await ask('/claims quay'))).toContain(
      'Port minister Ada Holm | "Nobody will lose work over the northern quay,"',
    )
  })

  it('puts what is denied beside what is said of the same', async () => {
    const cards = await ask('/claims quay')
    const [dispute] = sectionsOf(cards).filter((section) => section.type === 'disagreement')
    expect(dispute?.sides.map(({ party }) => party)).toEqual(['Port minister Ada Holm', "The dockers' union"])
    expect(dispute?.question).toContain('quay')
  })

  it('shows wire copy once, with where else it stands', async () => {
    const cards = await ask('/claims truce')
    const excerpts = excerptsOn(cards).filter(({ quote }) => quote.includes('breaking the truce'))
    expect(new Set(excerpts.map(({ citedAs }) => citedAs))).toEqual(
      new Set(['paragraph 1; also in Estmark Herald']),
    )
  })

  it('gives way to what an editor wrote', async () => {
    const reviewed = {
      ...files,
      'actors/a.yaml': recordYaml({
        id: 'sudland',
        name: 'Sudland',
        type: 'state',
        statement: 'Sudland is a state.',
        quotes: [{ source: 'harbour', exact: 'Norland, Sudland and Estmark are states of the coast' }],
      }),
      'claims/a.yaml': `- id: truce
  question: Who broke the truce?
  claims:
    - id: sudland-says
      statement: Sudland says that Norland broke it.
      saidBy: sudland
      quotes: [{ source: toll, exact: Sudland accused Norland of breaking the truce. }]
`,
    }
    const sides = sidesOn(await ask('/claims', reviewed))
    expect(sides).toContain('Sudland | that Norland broke it.')
    expect(sides.filter((side) => side.startsWith('Sudland | accused'))).toEqual([
      // The copy in another paper is no quote of the editor's.
      'Sudland | accused: Norland of breaking the truce',
    ])
  })
})

describe('speakers', () => {
  const said: readonly (readonly [language: string, text: string, speaker: string])[] = [
    ['en', '“We will not go,” said Ole Brandt, the head of the guild.', 'Ole Brandt'],
    [
      'en',
      'Mira Sund, a fellow at the Quay Institute (QI), a think tank, told Coast Radio that prices would fall.',
      'Mira Sund',
    ],
    [
      'en',
      'On Saturday Norland’s health ministry said that the wards were full again.',
      'Norland’s health ministry',
    ],
    ['de', '„Wir bleiben hier am Hafen“, sagte Minister Jens Holm.', 'Minister Jens Holm'],
    ['de', 'Laut der Hafenpolizei wurden am Dienstag 14 Menschen verletzt.', 'der Hafenpolizei'],
    ['fr', 'La ministre Ada Holm a déclaré que le quai nord serait fermé un mois.', 'La ministre Ada Holm'],
    ['fr', '« Nous resterons au port jusqu’au soir », a affirmé le maire Jean Roc.', 'le maire Jean Roc'],
    ['fr', 'Selon la police du port, quatorze personnes ont été blessées.', 'la police du port'],
    ['es', 'El ministro Juan Prado dijo que el muelle norte cerrará un mes.', 'El ministro Juan Prado'],
    ['es', 'Según la policía portuaria, catorce personas resultaron heridas.', 'la policía portuaria'],
    ['ru', 'Министр Иван Рогов заявил, что северный причал закроют на месяц.', 'Министр Иван Рогов'],
    ['ru', '«Мы останемся здесь до вечера», — сказал Олег Кран.', 'Олег Кран'],
    ['ar', 'قال الوزير سامي الحداد إن الرصيف الشمالي سيغلق شهرا كاملا.', 'الوزير سامي الحداد'],
  ]

  it.each(said)('in %s: %s', async (language, text, speaker) => {
    const cards = await ask('/claims', {
      'sources/a.md': sourceFile(text, news('A', '2031-05-08', language)),
    })
    expect(sidesOn(cards).map((side) => side.split(' | ')[0])).toEqual([speaker])
  })

  it.each([
    ['a passive', 'The mayor was accused of taking money from the ferry company.'],
    [
      'two whose names would be torn apart',
      'Several states, including Norland, Sudland and Estmark have condemned the raid on the quay.',
    ],
    ['a verb that says nothing', 'Norland responded by closing its ports to the ferries of Sudland.'],
    [
      'a pronoun that may mean another',
      'Ada Holm met Ole Brandt at the quay. The talks of the night ended. He said that it would stay closed.',
    ],
    ['what did not happen', 'The union did not say whether the northern quay would be closed again.'],
  ])('nobody, where there is only %s', async (_, text) => {
    const [card] = await ask('/claims', { 'sources/a.md': sourceFile(text) })
    expect(card.kind).toBe('none')
  })
})

describe('/figures without a file of facts', () => {
  it('reads number, thing, date and who says so, and tolls as a series in the order of time', async () => {
    expect(rowsOn(await ask('/figures Torvik'))).toEqual([
      'people, killed, in all | At least 120 | published 8 May 2031 | the health ministry (Quay Post)',
      'people, killed, in all | More than 150 | published 12 May 2031 | the health ministry (Estmark Herald)',
      'people, killed, in all | At least 180 | published 15 May 2031 | a spokesman for the rescuers (Coast Radio)',
    ])
  })

  it('draws a toll that is told on three days', async () => {
    const charts = (await ask('/figures Torvik')).flatMap(({ chart }) => chart ?? [])
    expect(charts[0]).toMatchObject({
      type: 'bars',
      bars: [{ value: 120 }, { value: 150 }, { value: 180 }],
    })
  })

  const numbers: readonly (readonly [language: string, text: string, row: string])[] = [
    ['en', 'The fund gave between $2 billion and $3.5bn in aid to Torvik.', 'aid | $2 billion and $3.5bn'],
    ['en', 'The ferry carried a dozen crates and 2,000-pound anchors.', 'anchors | 2,000-pound'],
    ['en', 'The storm hurt more than 70 people according to a doctor.', 'people, hurt | more than 70'],
    ['en', 'Some 1,200 to 1,500 lorries waited at the border.', 'lorries | Some 1,200 to 1,500'],
    [
      'en',
      'About two hundred and fifty thousand tonnes of grain were lost.',
      'grain | About two hundred and fifty thousand tonnes',
    ],
    ['de', 'Mehr als 40.000 Menschen wurden getötet.', 'Menschen, getötet | Mehr als 40.000'],
    ['de', 'Die Stadt zahlte rund 1,5 Millionen Euro für den Hafen.', 'Hafen | rund 1,5 Millionen Euro'],
    ['de', 'Zweitausend Soldaten wurden verletzt.', 'Soldaten, verletzt | Zweitausend'],
    ['fr', 'Plus de deux mille personnes ont été tuées.', 'personnes, tuées | Plus de deux mille'],
    ['es', 'Al menos 41 mil personas fueron desplazadas.', 'personas, desplazadas | Al menos 41 mil'],
    ['ru', 'Более 1,2 тыс. человек погибли.', 'человек, погибли | Более 1,2 тыс.'],
    ['ar', 'مقتل أكثر من ٤١ ألف شخص.', 'شخص, مقتل | أكثر من ٤١ ألف'],
  ]

  it.each(numbers)('in %s: %s', async (language, text, row) => {
    const cards = await ask('/figures', {
      'sources/a.md': sourceFile(text, news('A', '2031-05-08', language)),
    })
    expect(rowsOn(cards).map((each) => each.split(' | ').slice(0, 2).join(' | '))).toContain(row)
  })

  it('takes no date, name, age or time for a figure', async () => {
    const text =
      'On 7 October 2030 Resolution 1701 was read on Channel 12 at 19:30 to Ada Holm, 54, a mother of one, in its 11th month.'
    const cards = await ask('/figures', { 'sources/a.md': sourceFile(text) })
    expect(rowsOn(cards)).toEqual([])
  })
})

describe('/timeline without a file of facts', () => {
  it('tells a happening of several sources in one line with all of them', async () => {
    const cards = await ask('/timeline Norland from:2031-05-04 to:2031-05-04')
    const entries = sectionsOf(cards.filter(({ request }) => request.view === 'timeline')).flatMap(
      (section) => (section.type === 'timeline' ? section.entries : []),
    )
    expect(entries.map(({ date, marks }) => [date.text, marks.length])).toEqual([['4 May 2031', 2]])
  })
})

describe('/relation without a file of facts', () => {
  it('shows by kind the sentences in which one acts on the other, and not a list of both', async () => {
    const quotes = excerptsOn(await ask('/relation Norland Sudland')).map(({ quote }) => quote)
    expect(quotes).toEqual(
      expect.arrayContaining([
        'Norland attacked Sudland on 4 May 2031.',
        'Talks between Norland and Sudland opened on 14 May 2031.',
        'Sudland accused Norland of breaking the truce.',
      ]),
    )
    expect(quotes.join(' ')).not.toContain('states of the coast')
  })

  it('says so where sentences only name both', async () => {
    const [card] = await ask('/relation Estmark Norland')
    expect(card.notes).toContain(
      'No sentence was found in which one of the two acts on the other; these name both.',
    )
  })
})
