import type { HomeView, KnownBlock } from '@slack/types'
import { entryNouns } from '../knowledge/kinds.ts'
import { request, type Request } from '../card/request.ts'
import type { Section, Timeline } from '../card/card.ts'
import { ACTIONS } from './actionIds.ts'
import { askerOf, valueOf } from './actions.ts'
import type { Asker } from './administrators.ts'
import { readAsked } from './asked.ts'
import { button } from './buttons.ts'
import type { SlackContext } from './context.ts'
import { tell } from './failures.ts'
import { LIMITS } from './limits.ts'
import { interaction } from './payloads.ts'
import { FIND, select } from './pickers.ts'
import { earlyModal, newModal } from './replyTargets.ts'
import { sectionParts } from './sections.ts'
import { plainText } from './text.ts'

type TimelineEntry = Timeline['entries'][number]

/** The id of the search box. */
const SEARCH = 'search'
const NEWEST = 5
/** Pages of the timeline that are looked through for them. */
const MOST_PAGES = 6

/** Serves the App Home: what the knowledge holds, a search box, help, and for administrators its state. */
export function serveHome(context: SlackContext): void {
  const { app, answers, backgrounder, log, administrators } = context

  app.event('app_home_opened', async ({ event, body, client }) => {
    if (event.tab !== 'home') return
    await publish(context, { user: event.user, team: body.team_id, client })
  })

  app.action(SEARCH, async ({ ack, body, client }) => {
    await ack()
    const press = interaction.parse(body)
    const asked = readAsked(backgrounder, valueOf(press))
    await answers.answer(asked, askerOf(press, client), newModal(client, press.trigger_id))
  })

  app.action(ACTIONS.reload, async ({ ack, body, client }) => {
    await ack()
    const press = interaction.parse(body)
    const asker = askerOf(press, client)
    await answers.answer(request('kb reload'), asker, earlyModal(client, press.trigger_id))
    if (await administrators.includes(asker)) await publish(context, asker)
    else log.warn(`${asker.user} pressed the reload button without being an administrator.`)
  })
}

async function publish(context: SlackContext, asker: Asker): Promise<void> {
  try {
    const view = await homeView(context, asker)
    await asker.client.views.publish({ user_id: asker.user, view })
  } catch (error) {
    tell(context.log, 'The App Home was not published', error)
  }
}

async function homeView(context: SlackContext, asker: Asker): Promise<HomeView> {
  const { answers, umbrella, administrators } = context
  const { card: sources } = await answers.reply(request('source'), asker)
  const blocks = [
    ...search(umbrella),
    ...heading('Sources'),
    ...sources.sections.flatMap(blocksOf),
    ...footnote(sources.footer.knowledge),
    ...heading('Newest facts'),
    ...(await newest(context, asker)),
    ...topics(context),
    ...((await administrators.includes(asker)) ? await administration(context, asker) : []),
  ]
  return { type: 'home', blocks: blocks.slice(0, LIMITS.view.blocks) }
}

function search(umbrella: string): KnownBlock[] {
  const hint = `In any channel: /${umbrella} and a question, or /${umbrella} help for all commands. Answers are exact excerpts of the sources, each with where it stands.`
  return [
    {
      type: 'input',
      block_id: SEARCH,
      dispatch_action: true,
      label: plainText('Ask the sources', LIMITS.section.text),
      hint: plainText(hint, LIMITS.section.text),
      element: {
        type: 'plain_text_input',
        action_id: SEARCH,
        max_length: 1_000,
        placeholder: plainText('A question, a name or a command', LIMITS.placeholder),
      },
    },
    { type: 'actions', elements: [select(FIND, `Or choose by name: ${entryNouns}`)] },
  ]
}

/** The end of the timeline, latest first; what has no certain date is not known to be new. */
async function newest({ answers }: SlackContext, asker: Asker): Promise<KnownBlock[]> {
  const asked: Request = { ...request('timeline'), view: 'timeline' }
  const first = await answers.reply(asked, asker)
  const entries: TimelineEntry[] = []
  const last = first.card.page.count
  for (let page = last; page > Math.max(0, last - MOST_PAGES) && entries.length < NEWEST; page -= 1) {
    const { card } = page === 1 ? first : await answers.reply({ ...asked, page }, asker)
    const shown = card.sections.flatMap((part) => (part.type === 'timeline' ? part.entries : []))
    entries.push(...shown.filter(({ date }) => !date.isUncertain).toReversed())
  }
  const newestFirst = entries.slice(0, NEWEST).map(unmarked)
  return blocksOf({ type: 'timeline', heading: '', entries: newestFirst })
}

/** The excerpts are not here, so neither are their numbers. */
function unmarked<Fact extends { readonly marks: readonly number[] }>(fact: Fact): Fact {
  return { ...fact, marks: [] }
}

function topics({ backgrounder, umbrella }: SlackContext): KnownBlock[] {
  const items = [...backgrounder.store.snapshot.entries.values()].flatMap((entry) =>
    entry.kind === 'topic'
      ? [{ term: `/${umbrella} ${entry.command ?? `topic ${entry.name}`}`, description: entry.description }]
      : [],
  )
  return items.length === 0 ? [] : [...heading('Topics'), ...blocksOf({ type: 'list', heading: '', items })]
}

async function administration({ answers }: SlackContext, asker: Asker): Promise<KnownBlock[]> {
  const { card } = await answers.reply(request('kb status'), asker)
  return [
    ...heading('For administrators'),
    ...card.sections.flatMap(blocksOf),
    { type: 'actions', elements: [button(ACTIONS.reload, 'Reload the knowledge', 'reload')] },
  ]
}

function blocksOf(section: Section): KnownBlock[] {
  return sectionParts(section, false, () => 0).flatMap(({ blocks }) => blocks)
}

function heading(text: string): KnownBlock[] {
  return [{ type: 'header', text: plainText(text, LIMITS.header) }]
}

function footnote(text: string): KnownBlock[] {
  return [{ type: 'context', elements: [plainText(text, LIMITS.section.text)] }]
}
