import { linkLabel, type Card, type Footer, type Suggestion } from '../card/card.ts'
import type { Request } from '../card/request.ts'
import { pad } from './columns.ts'
import { createPen, run, type Pen } from './pen.ts'
import { sectionLines } from './sections.ts'

/** What a card is written on. */
export interface Sheet {
  /** Columns; Infinity leaves every text on one line, as a pipe wants it. */
  readonly width: number
  readonly coloured: boolean
  /** How more is opened: by a number or a key, as a chat takes them, or by what this makes of a request to type. */
  readonly open: 'keys' | ((request: Request) => string | undefined)
}

/** Renders a card as lines for a terminal; nothing reaches it that acts instead of being read. */
export function renderCard(card: Card, { width, coloured, open }: Sheet): string[] {
  const pen = createPen(width, coloured)
  const blocks = [
    headLines(card, pen),
    card.notes.flatMap((note) => pen.paragraph('', '', run(note))),
    ...card.sections.map((section) => sectionLines(section, pen)),
    suggestionLines(card.suggestions, pen, open),
    [...viewLines(card, pen, open), ...pageLines(card, pen, open)],
    footerLines(card.footer, pen),
  ]
  return blocks
    .filter((block) => block.length > 0)
    .flatMap((block, index) => (index === 0 ? block : ['', ...block]))
}

function headLines({ heading, label, otherNames }: Card, pen: Pen): string[] {
  return [
    ...pen.paragraph('', '', run(heading, 'title')),
    ...(label === '' ? [] : pen.paragraph('', '', run(label, 'faint'))),
    ...(otherNames.length === 0 ? [] : pen.paragraph('also: ', '      ', run(otherNames.join(' · ')))),
  ]
}

function suggestionLines(suggestions: readonly Suggestion[], pen: Pen, open: Sheet['open']): string[] {
  if (suggestions.length === 0) return []
  const columns = String(suggestions.length).length
  const lines = suggestions.flatMap(({ label, description, request }, index) => {
    const bullet = `  ${open === 'keys' ? pad(String(index + 1), columns, 'end') : '•'} `
    const rest = ' '.repeat(bullet.length + 2)
    const described = description === '' ? [] : [run(` – ${description}`)]
    const command = open === 'keys' ? undefined : open(request)
    return [
      ...pen.paragraph(bullet, rest, run(label, 'term'), ...described),
      ...(command === undefined ? [] : pen.paragraph(rest, rest, run(command, 'faint'))),
    ]
  })
  return [pen.line(run(open === 'keys' ? 'Open, by its number' : 'Open', 'heading')), ...lines]
}

/** The other views: by a key in a chat, elsewhere by the name that the command line takes. */
function viewLines({ views }: Card, pen: Pen, open: Sheet['open']): string[] {
  if (views.length === 0) return []
  const named = views.map((view, index) => {
    const how = open === 'keys' ? `v${index + 1}: ` : ''
    const typed = open === 'keys' || !view.request.view ? '' : ` --view ${view.request.view}`
    return `${how}${linkLabel(view)}${typed}`
  })
  return pen.paragraph('', '', run(named.join(' · '), 'faint'))
}

function pageLines({ page }: Card, pen: Pen, open: Sheet['open']): string[] {
  if (page.count <= 1) return []
  const keys =
    open === 'keys'
      ? [page.next && 'Enter or n: next page', page.previous && 'p: previous page']
      : [page.next && `--page ${page.number + 1}: next page`]
  const position = `Page ${page.number} of ${page.count}, ${page.excerpts} excerpts in all`
  const told = [position, ...keys.filter((key) => key !== undefined)].join(' · ')
  return pen.paragraph('', '', run(told, 'faint'))
}

/** An address is never broken, so that it can be opened from the screen. */
function footerLines({ sources, knowledge }: Footer, pen: Pen): string[] {
  const lines = sources.flatMap(({ title, line, url }) => [
    ...pen.paragraph('', '  ', run(`${title}: ${line}`, 'faint')),
    ...(url === undefined ? [] : [pen.line(run('  '), run(url, 'faint'))]),
  ])
  return [...lines, ...pen.paragraph('', '', run(knowledge, 'faint'))]
}
