import { ROOMY } from '../card/capacity.ts'
import { excerptsOf, statementsIn, type Card } from '../card/card.ts'
import { dayLabel, momentLabel } from '../card/dates.ts'
import type { CorrectionReport } from '../card/response.ts'
import type { Backgrounder } from '../command/backgrounder.ts'
import { correctionReport } from '../command/corrections.ts'
import { printRequest } from '../command/grammar/print.ts'
import type { WatchDesk } from '../watch/desk.ts'
import { newsBetween } from '../watch/news.ts'
import { scheduleText } from '../watch/schedule.ts'
import type { Known, Watch } from '../watch/watches.ts'
import { page } from './frame.ts'
import { html, type Html } from './html.ts'

/**
 * What is watched and where, what became of the cards that were shared, and what a watch would post now.
 * @param previewed the id of the watch whose next post is shown.
 */
export async function watchesPage(
  backgrounder: Backgrounder,
  previewed: string | undefined,
): Promise<string> {
  const { watching, shared } = backgrounder
  const all = (await watching?.watches.list()) ?? []
  const chosen = all.find(({ id }) => id === previewed)
  const body = html`<main id="main" class="reader" tabindex="-1">
    <h1>Watches</h1>
    ${chosen && watching ? await preview(chosen, backgrounder, watching) : ''}
    ${watchTable(all, backgrounder)} ${shared ? sharedCards(await correctionReport(shared)) : ''}
  </main>`
  return page({ title: 'Watches', body, asks: true, isAdministrator: true })
}

function watchTable(all: readonly Known[], backgrounder: Backgrounder): Html {
  if (all.length === 0)
    return html`<p>Nothing is watched. On Discord or Slack, /watch TTP has what comes in posted.</p>`
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Table of watches">
    <table>
      <thead>
        <tr>
          ${['Watch', 'Where', 'When', 'Last post', 'Next look', 'State', 'Next post'].map(
            (name) => html`<th scope="col">${name}</th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${all.map(
          ({ id, watch }) =>
            html`<tr>
              <th scope="row">${lineOf(watch, backgrounder)}</th>
              <td>${[watch.place.platform, watch.place.community, watch.place.channel].join(' ')}</td>
              <td>${scheduleText(watch.schedule)}</td>
              <td>
                ${watch.lastPostAt === undefined ? 'none yet' : momentLabel(new Date(watch.lastPostAt))}
              </td>
              <td>${momentLabel(new Date(watch.dueAt))}</td>
              <td>${stateOf(watch)}</td>
              <td><a href="/watches?preview=${id}">Preview</a></td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}

function stateOf({ paused, failures = 0 }: Watch): string {
  if (paused !== undefined) return `rests: ${paused}`
  return failures > 0 ? `failed ${failures} times in a row` : 'runs'
}

function lineOf({ request }: Watch, { specifications }: Backgrounder): string {
  return printRequest({ ...request, page: 1 }, specifications) ?? Object.values(request.arguments).join(' ')
}

/** What came in since the last look; what was told before in the same words is not taken out of it. */
async function preview({ watch }: Known, backgrounder: Backgrounder, { history }: WatchDesk): Promise<Html> {
  const news = await newsBetween(history, watch.position, await history.latest())
  const since = new Date(watch.lastPostAt ?? watch.since)
  const asked = { request: { ...watch.request, page: 1 }, since }
  const post =
    news && (await backgrounder.newsOn({ ...asked, news }, ROOMY, () => Promise.resolve(new Set<string>())))
  return html`<section aria-labelledby="preview">
    <h2 id="preview">The next post of ${lineOf(watch, backgrounder)}</h2>
    ${post ? cardText(post.card) : html`<p>Nothing: nothing came in about it since ${momentLabel(since)}.</p>`}
  </section>`
}

function cardText(card: Card): Html {
  const statements = card.sections.flatMap(statementsIn)
  return html`<article>
    <h3>${card.heading}</h3>
    ${card.notes.map((note) => html`<p>${note}</p>`)}
    ${statements.map((each) => html`<p>${'statement' in each ? each.statement : each.cells.join(', ')}</p>`)}
    ${excerptsOf(card).map(
      ({ quote, citedAs }) =>
        html`<blockquote>${quote}</blockquote>
          <p class="quiet">${citedAs}</p>`,
    )}
  </article>`
}

function sharedCards({ remembered, waiting, counts, lines }: CorrectionReport): Html {
  return html`<section aria-labelledby="shared">
    <h2 id="shared">Shared cards</h2>
    <p>
      ${remembered} are remembered. Corrections: ${counts.edited} changed, ${counts.answered} answered,
      ${counts.deleted} deleted before, ${counts.unreached} not reached, ${waiting} on their way.
    </p>
    ${
      lines.length === 0
        ? ''
        : html`<ul>
            ${lines.map(
              ({ heading, where, sharedAt, at, result, reason }) =>
                html`<li>
                  <strong>${heading}</strong>, shared ${dayLabel(sharedAt)} in ${where}: ${RESULTS[result]}
                  ${momentLabel(at)}. ${reason ?? ''}
                </li>`,
            )}
          </ul>`
    }
  </section>`
}

const RESULTS: Readonly<Record<CorrectionReport['lines'][number]['result'], string>> = {
  edited: 'corrected',
  answered: 'answered with the correction',
  deleted: 'had been deleted',
  unreached: 'not reached',
}
