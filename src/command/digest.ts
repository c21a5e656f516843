import { request } from '../card/request.ts'
import type { Response } from '../card/response.ts'
import { digestAnswer } from '../query/digest.ts'
import { newPart, newsOf } from '../query/news.ts'
import { parseDate } from '../source/date.ts'
import type { WatchDesk } from '../watch/desk.ts'
import { newsBetween } from '../watch/news.ts'
import { ArgumentError, optionalText, type Argument } from './arguments.ts'
import type { Command, CommandContext } from './command.ts'
import { watched } from './watch.ts'

/* What came in since a day, or since somebody has asked for the last time. */

const about = optionalText('about', 'A topic, a name or a question; all that came in where it is absent', {
  suggest: 'entry',
})

/** A day; in a button a position of the history, for what came in meanwhile is not on the next page. */
type Since = { readonly day: string } | { readonly position: number }

const since: Argument<Since | undefined> = {
  name: 'since',
  description: 'A day such as 2024-11-05; when you last asked where it is absent',
  type: 'text',
  required: false,
  filter: 'offered',
  parse: (given) => {
    const text = given?.trim() ?? ''
    if (text === '') return undefined
    const position = /^#(\d{1,15})$/.exec(text)?.[1]
    if (position !== undefined) return { position: Number(position) }
    const day = dayIn(text)
    if (day === undefined) throw new ArgumentError('needs a day such as 2024-11-05 as since')
    return { day }
  },
}

function dayIn(text: string): string | undefined {
  try {
    return parseDate(text.slice(0, 40)).earliest
  } catch {
    return undefined
  }
}

const DAY = 24 * 60 * 60 * 1000
const FIRST_LOOK = 'You ask for the first time: this is the last day.'

export const digest: Command = {
  specification: {
    name: 'digest',
    description: 'What came in since a day, or since you last asked',
    arguments: [about, since],
    examples: ['/digest', '/digest trade', '/digest TTP since:2024-11-05'],
    audience: 'everyone',
    personalWithout: since.name,
  },
  async answer(context, read) {
    const { watching, caller } = context
    if (!watching) throw new ArgumentError('has no history here')
    const subject = read(about)
    const latest = await watching.history.latest()
    const from = await beginning(watching, read(since), caller.id, subject ?? '')
    const news = await newsBetween(watching.history, from.position, latest)
    const found = news && (await answerOf(context, subject, news))
    if (caller.id !== undefined) await watching.looks.set(caller.id, subject ?? '', latest)
    const scope = from.at && `since ${from.at.toISOString().slice(0, 16).replace('T', ' ')} UTC`
    if (!found)
      return {
        status: 'none',
        asked: subject ?? 'What came in',
        near: [],
        scope: ['Nothing came in', scope].filter(Boolean).join(' ') + '.',
      }
    return {
      ...found,
      isList: true,
      notes: [scope === undefined ? undefined : `New ${scope}.`, ...from.notes, ...found.notes].filter(
        (note) => note !== undefined,
      ),
      shownBy: request('digest', {
        ...(subject !== undefined && { about: subject }),
        since: `#${from.position}`,
      }),
    }
  },
}

interface Beginning {
  readonly position: number
  readonly at?: Date | undefined
  readonly notes: readonly string[]
}

async function beginning(
  { history, looks }: WatchDesk,
  asked: Since | undefined,
  by: string | undefined,
  subject: string,
): Promise<Beginning> {
  if (asked && 'day' in asked) {
    const at = new Date(`${asked.day}T00:00:00Z`)
    return { ...(await history.before(at)), at }
  }
  const position = asked?.position ?? (by === undefined ? undefined : await looks.last(by, subject))
  if (position !== undefined) return { position, at: await history.at(position), notes: [] }
  const at = new Date(Date.now() - DAY)
  return { position: (await history.before(at)).position, at, notes: [FIRST_LOOK] }
}

async function answerOf(
  context: CommandContext,
  subject: string | undefined,
  news: Parameters<typeof digestAnswer>[1],
): Promise<Extract<Response, { readonly status: 'found' }> | undefined> {
  const { snapshot } = context
  if (subject === undefined) return digestAnswer(snapshot, news)
  const found = await context.answer(watched(context, subject), newPart(snapshot, news))
  return found.status === 'found' ? newsOf(found, news, snapshot, () => false) : undefined
}
