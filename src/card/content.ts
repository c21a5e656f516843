import type { Snapshot } from '../knowledge/snapshot.ts'
import { isEntryKind } from '../knowledge/kinds.ts'
import type { EntryKind, Source, Version } from '../knowledge/types.ts'
import type { Choice, Copied, Found, None, SourceChanges, SourceView, Subject } from '../query/answer.ts'
import type { Card, CardKind, Suggestion } from './card.ts'
import { spanCode } from '../query/citedSpan.ts'
import { citationTexts } from './citationText.ts'
import { cut } from './cut.ts'
import { dateLabel } from './dates.ts'
import { sourceLine, titleLabel } from './footer.ts'
import { request } from './request.ts'
import { reportContent } from './report.ts'
import type { Response, Usage } from './response.ts'
import { verificationContent } from './verification.ts'
import { lines, unitsOf, type Unit } from './units.ts'

/** A card before it is cut into views and pages; its other names are all there. */
export interface CardContent extends Pick<
  Card,
  'kind' | 'heading' | 'label' | 'otherNames' | 'notes' | 'suggestions'
> {
  readonly units: readonly Unit[]
  /** Sources that every page tells of, cited or not. */
  readonly sources: readonly Source[]
}

const LONGEST_LABEL = 100
const LONGEST_HEADING = 250
const BARE = { label: '', otherNames: [], notes: [], suggestions: [], units: [], sources: [] }

export function contentOf(answer: Response, snapshot: Snapshot, today: Date): CardContent {
  switch (answer.status) {
    case 'found':
      return foundContent(answer, snapshot)
    case 'ambiguous':
      return {
        ...BARE,
        kind: 'choice',
        heading: cut(`“${answer.asked}”`, LONGEST_HEADING),
        notes: ['More than one thing goes by this name; choose which you mean.'],
        suggestions: answer.choices.map(suggestion),
      }
    case 'none':
      return noneContent(answer)
    case 'error':
      return {
        ...BARE,
        kind: 'error',
        heading: 'That could not be read',
        notes: [answer.message],
        units: lines(
          'You can type',
          answer.near.map((line) => [line, '']),
        ),
      }
    case 'sources':
      return {
        ...BARE,
        kind: 'source',
        heading: 'Sources',
        units: lines(
          '',
          answer.sources.map((source) => [`${source.id}: ${titleLabel(source)}`, sourceLine(source, today)]),
        ),
        suggestions: answer.sources.map(({ id, particulars }) => sourceSuggestion(id, particulars.title, '')),
      }
    case 'source':
      return sourceContent(answer, today)
    case 'copied':
      return copiedContent(answer)
    case 'verified':
      return { ...BARE, ...verificationContent(answer.verification) }
    case 'help':
      return helpContent(answer.commands, answer.about)
    case 'administration':
      return { ...BARE, ...reportContent(answer.report, snapshot, today) }
  }
}

function foundContent({ subject, findings, related, notes }: Found, snapshot: Snapshot): CardContent {
  return {
    ...headOf(subject),
    notes,
    units: findings.flatMap((finding) => unitsOf(snapshot, finding)),
    suggestions: related.map(suggestion),
    sources: [],
  }
}

const HEADINGS = {
  timeline: 'Timeline',
  claims: 'Who says what',
  figures: 'Figures',
  mentions: 'What this message names',
}

function headOf(subject: Subject): Pick<CardContent, 'kind' | 'heading' | 'label' | 'otherNames'> {
  const kind = subject.kind === 'mentions' ? 'search' : subject.kind
  const heading = subject.kind in HEADINGS ? listHeading(subject) : subject.name
  return {
    kind,
    heading: cut(heading, LONGEST_HEADING),
    label: [
      subject.label ?? (isEntryKind(kind) ? '' : KIND_LABELS[kind]),
      subject.about === undefined ? '' : narrowedTo(subject.about),
    ]
      .filter(Boolean)
      .join(', '),
    otherNames: subject.otherNames,
  }
}

function narrowedTo(about: string): string {
  return `narrowed to “${cut(about, LONGEST_LABEL)}”`
}

/** Labels of cards that are no entry's: an entry has its own, see `labelOf`. */
const KIND_LABELS: Readonly<Record<Exclude<CardKind, EntryKind>, string>> = {
  name: 'name in the texts',
  relation: 'relation',
  timeline: '',
  claims: '',
  figures: '',
  search: '',
  source: 'source',
  verified: '',
  choice: '',
  none: 'no evidence',
  error: '',
  help: '',
  administration: 'administration',
}

function listHeading({ kind, name }: Subject): string {
  const heading =
    kind === 'timeline' || kind === 'claims' || kind === 'figures' || kind === 'mentions'
      ? HEADINGS[kind]
      : ''
  return name === '' ? heading : `${heading}: ${name}`
}

function noneContent({ asked, subject, near, scope }: None): CardContent {
  const head = subject && headOf(subject)
  const isKnown = head !== undefined && head.kind !== 'name' && near.length > 0
  return {
    ...BARE,
    kind: 'none',
    heading: head?.heading ?? cut(asked, LONGEST_HEADING),
    label: [KIND_LABELS.none, subject?.about === undefined ? '' : narrowedTo(subject.about)]
      .filter(Boolean)
      .join(', '),
    notes: [
      'The sources hold no evidence for this.',
      ...(scope === undefined ? [] : [scope]),
      ...(near.length > 0
        ? [
            isKnown
              ? 'These may be opened instead.'
              : 'These entries are nearest; none of them is taken for an answer.',
          ]
        : []),
    ],
    suggestions: near.map(suggestion),
  }
}

/** Each form in which the excerpt can be pasted. */
function copiedContent({ source, excerpt }: Copied): CardContent {
  return {
    ...BARE,
    kind: 'source',
    heading: 'Copy with citation',
    label: cut(titleLabel(source), LONGEST_LABEL),
    units: lines('', Object.entries(citationTexts(excerpt, source))),
    sources: [source],
  }
}

function copySuggestion({ source, cited }: SourceView): Suggestion[] {
  if (!cited) return []
  const asked = request('cite', { id: source.id, excerpt: spanCode(cited) })
  return [{ label: 'Copy with citation', description: '', request: asked }]
}

function sourceContent(view: SourceView, today: Date): CardContent {
  const { source, paragraph, versions, changes } = view
  const { particulars, paragraphs, text } = source
  const details: [string, string][] = [
    ['Kind and age', sourceLine(source, today)],
    ...(versions.length === 0
      ? []
      : [['Earlier versions', versionsInWords(versions)] satisfies [string, string]]),
    ['Language', particulars.language],
    ['Length', `${paragraphs.length} paragraphs, ${text.length} characters`],
    ...(particulars.url === undefined ? [] : [['Address', particulars.url] satisfies [string, string]]),
    ...particulars.alsoAt.map(({ url, publisher }): [string, string] => [
      'Also at',
      [publisher, url].filter(Boolean).join(', '),
    ]),
    ...(particulars.licence === undefined
      ? []
      : [['Licence', particulars.licence] satisfies [string, string]]),
  ]
  const neighbours = paragraph ? [paragraph.number - 1, paragraph.number + 1] : [1]
  return {
    ...BARE,
    kind: 'source',
    heading: cut(titleLabel(source), LONGEST_HEADING),
    label: paragraph ? `paragraph ${paragraph.number} of ${paragraphs.length}` : KIND_LABELS.source,
    notes: [...view.notes, ...(changes?.changes.length === 0 ? [ONLY_SPACES] : [])],
    units: paragraph
      ? paragraph.excerpts.map((excerpt) => ({ content: { type: 'passage' }, excerpts: [excerpt] }))
      : [...lines('', details), ...(changes ? changeUnits(changes) : [])],
    suggestions: [
      ...copySuggestion(view),
      ...neighbours
        .filter((number) => paragraphs[number - 1])
        .map((number) =>
          sourceSuggestion(source.id, `Paragraph ${number}`, beginning(source, number), number),
        ),
      ...versions
        .filter((version) => version !== changes?.version)
        .map(({ name, until }) => ({
          label: cut(`What changed ${dateLabel(until).text}`, LONGEST_LABEL),
          description: '',
          request: request('source', { id: source.id, version: name }),
        })),
    ],
    sources: [source],
  }
}

const ONLY_SPACES = 'Between the last two versions only spaces and line ends were moved.'

/** Each change with the words as they were, and as they are. */
function changeUnits({ version, changes }: SourceChanges): Unit[] {
  return changes.map(({ paragraph, before, after }) => ({
    content: {
      type: 'facts',
      heading: `What changed ${dateLabel(version.until).text}`,
      fact: { statement: `Paragraph ${paragraph} ${whatChanged(before.length, after.length)}` },
    },
    excerpts: [...before, ...after],
  }))
}

function whatChanged(before: number, after: number): string {
  if (before === 0) return 'has this now, and did not have it before.'
  if (after === 0) return 'had this, and has it no more.'
  return 'was changed: first as it was, then as it became. The words that differ are set off.'
}

function beginning({ text, paragraphs }: Source, number: number): string {
  const found = paragraphs[number - 1]
  return found ? cut(text.slice(found.start, found.end), LONGEST_LABEL) : ''
}

/** "until 5 November 2031 and until 9 November 2031". */
function versionsInWords(versions: readonly Version[]): string {
  return LISTED.format(versions.map(({ until }) => `until ${dateLabel(until).text}`).reverse())
}

const LISTED = new Intl.ListFormat('en-GB')

function helpContent(commands: readonly Usage[], about: string | undefined): CardContent {
  const typed = ({ command, parameters }: Usage): string => `/${command}${parameters ? ` ${parameters}` : ''}`
  const [only] = about === undefined ? [] : commands
  if (!only || commands.length > 1)
    return {
      ...BARE,
      kind: 'help',
      heading: about === undefined ? 'What you can ask' : `/${about}`,
      notes: ['Words without a command are a question.'],
      units: lines(
        'Commands',
        commands.map((command) => [typed(command), command.description]),
      ),
    }
  return {
    ...BARE,
    kind: 'help',
    heading: typed(only),
    notes: [`${only.description}.`],
    units: [
      ...lines(
        'Arguments',
        only.arguments.map(({ name, description }) => [name, description]),
      ),
      ...lines(
        'Examples',
        only.examples.map((example) => [example, '']),
      ),
    ],
  }
}

/** Opens an entry by the command of its kind; a name in a text is looked for as an actor's. */
function suggestion({ name, kind, id, description }: Choice): Suggestion {
  const command = kind === 'name' ? 'actor' : kind
  return {
    label: cut(name, LONGEST_LABEL),
    description: cut(description, LONGEST_LABEL),
    request: request(command, { name: id ?? name }),
  }
}

function sourceSuggestion(id: string, label: string, description: string, paragraph?: number): Suggestion {
  return {
    label: cut(label, LONGEST_LABEL),
    description: cut(description, LONGEST_LABEL),
    request: request('source', { id, ...(paragraph !== undefined && { paragraph: String(paragraph) }) }),
  }
}
