import { passagePath, sourcePath } from '../addresses.ts'
import { dateLabel, momentLabel } from '../card/dates.ts'
import { sourceLine, titleLabel } from '../card/footer.ts'
import { valueLabel } from '../card/numbers.ts'
import { passageNumber, type Snapshot } from '../knowledge/snapshot.ts'
import { entryKinds, kinds } from '../knowledge/kinds.ts'
import { entryName, type EntryKind, type Fact } from '../knowledge/types.ts'
import { citedPassages } from '../query/excerpts.ts'
import { byDate, dateOf } from '../query/order.ts'
import { standingNotes } from '../card/revisionReport.ts'
import type { Revisions } from '../revision/revisions.ts'
import type { LibraryCounts } from '../ingest/library/library.ts'
import { page } from './frame.ts'
import { html, type Html } from './html.ts'
import type { KnowledgeNews } from './protocol.ts'

/**
 * What the knowledge holds, for its editors: everything by kind, what the check says, and what no fact cites.
 * @param asks whether there is a page on which entries can be asked for.
 * @param counts what waits for a review, and
 * @param revisions what was published, where its administrator is told.
 */
export function knowledgePage(
  snapshot: Snapshot,
  news: KnowledgeNews,
  asks: boolean,
  counts?: LibraryCounts,
  revisions?: Pick<Revisions, 'recent' | 'standing'>,
): string {
  const sections = [
    problems(news),
    sources(snapshot),
    ...entryKinds.map((kind) => entries(snapshot, kind, asks)),
    figures(snapshot),
    timeline(snapshot),
    coverage(snapshot),
    ...(revisions ? [published(revisions)] : []),
  ]
  const body = html`<p class="unseen" role="status"></p>
    <main id="main" class="reader" tabindex="-1" data-news="${JSON.stringify(news)}">
      <h1>Knowledge</h1>
      <p class="quiet">
        Revision ${snapshot.revision}: ${snapshot.sources.size} sources, ${snapshot.entries.size} entries,
        ${snapshot.facts.size} facts, ${snapshot.passages.length} passages.
      </p>
      ${counts ? waiting(counts) : ''} ${sections}
    </main>`
  return page({
    title: 'Knowledge',
    body,
    script: 'knowledge.js',
    asks,
    isAdministrator: counts !== undefined,
  })
}

function waiting({ waiting, feeds, failing }: LibraryCounts): Html {
  return html`<p>
    <a href="/library">Library</a>: ${waiting} ${waiting === 1 ? 'draft waits' : 'drafts wait'} for a review;
    ${feeds} ${feeds === 1 ? 'feed' : 'feeds'}, ${failing} failing.
  </p>`
}

/** What an administrator may go back to, the newest first. */
function published({ recent, standing }: Pick<Revisions, 'recent' | 'standing'>): Html {
  return html`<section aria-labelledby="revisions">
    <h2 id="revisions">Revisions <span class="quiet">${recent.length}</span></h2>
    ${standingNotes(standing).map((sentence) => html`<p class="notice">${sentence}</p>`)}
    <p class="quiet">
      <code>/kb diff 40 41</code> compares two of them, <code>/kb rollback 40</code> goes back to one, and
      <code>revision:40</code> behind any question answers as it stood.
    </p>
    <dl>
      ${recent.map(
        ({ number, at, by, why }) =>
          html`<dt>${number}${number === standing.head ? ', serves' : ''}</dt>
            <dd>${why} <span class="quiet">${momentLabel(new Date(at))}, ${by}</span></dd>`,
      )}
    </dl>
  </section>`
}

function problems({ problems, isServing, reason }: KnowledgeNews): Html {
  return html`<section aria-labelledby="problems">
    <h2 id="problems">Problems of the check</h2>
    ${isServing ? '' : html`<p class="notice">${reason ?? 'The folder has errors, so what was loaded before still serves.'}</p>`}
    ${
      problems.length === 0
        ? html`<p>None.</p>`
        : html`<ul class="problems">
            ${problems.map((line) => html`<li><code>${line}</code></li>`)}
          </ul>`
    }
  </section>`
}

function sources(snapshot: Snapshot): Html {
  return html`<section aria-labelledby="sources">
    <h2 id="sources">Sources</h2>
    <ul>
      ${listed(
        [...snapshot.sources.values()],
        (source) =>
          html`<li>
            <a href="${sourcePath(source.id)}">${titleLabel(source)}</a>
            <span class="quiet">${sourceLine(source, new Date())}</span>
          </li>`,
      )}
    </ul>
  </section>`
}

function entries(snapshot: Snapshot, kind: EntryKind, asks: boolean): Html {
  const found = [...snapshot.entries.values()]
    .filter((entry) => entry.kind === kind)
    .sort((a, b) => a.name.localeCompare(b.name, 'en'))
  return html`<section aria-labelledby="${kind}">
    <h2 id="${kind}">${kinds[kind].entry.plural} <span class="quiet">${found.length}</span></h2>
    <ul class="columns">
      ${listed(
        found,
        (entry) =>
          html`<li>
            ${asks ? html`<a href="/?q=${encodeURIComponent(`/${kind} ${entry.name}`)}">${entry.name}</a>` : entry.name}
            <span class="quiet">${snapshot.involving.get(entry.id)?.length ?? 0} facts</span>
          </li>`,
      )}
    </ul>
  </section>`
}

function figures({ factList, entries }: Snapshot): Html {
  const found = factList.filter((fact) => fact.kind === 'figure')
  return html`<section aria-labelledby="figures">
    <h2 id="figures">Figures <span class="quiet">${found.length}</span></h2>
    <div class="scroll" tabindex="0" role="region" aria-label="Table of figures">
      <table>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col" class="end">How much</th>
            <th scope="col">When</th>
            <th scope="col">Who says so</th>
          </tr>
        </thead>
        <tbody>
          ${found.slice(0, MOST_LISTED).map(
            (figure) =>
              html`<tr>
                <td>${figure.name}</td>
                <td class="end">${valueLabel(figure)}</td>
                <td>${when(figure)}</td>
                <td>
                  ${figure.saidBy.by === 'author' ? 'the author' : entryName(entries, figure.saidBy.id)}
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${rest(found.length)}
  </section>`
}

function timeline({ factList }: Snapshot): Html {
  const events = factList.filter((fact) => fact.kind === 'event').toSorted(byDate(factList))
  return html`<section aria-labelledby="timeline">
    <h2 id="timeline">Timeline</h2>
    <dl>
      ${events.slice(0, MOST_LISTED).map(
        (event) =>
          html`<dt>${when(event)}</dt>
            <dd>${event.statement}</dd>`,
      )}
    </dl>
    ${rest(events.length)}
  </section>`
}

/** More of a kind would make a page that no browser opens at once. */
const MOST_LISTED = 500

function listed<Item>(items: readonly Item[], show: (item: Item) => Html): readonly Html[] {
  const more = items.length - MOST_LISTED
  return [...items.slice(0, MOST_LISTED).map(show), ...(more > 0 ? [html`<li>And ${more} more.</li>`] : [])]
}

function rest(count: number, most = MOST_LISTED): Html | string {
  return count > most ? html`<p>And ${count - most} more.</p>` : ''
}

function when(fact: Fact): string {
  const date = dateOf(fact)
  return date ? dateLabel(date).text : 'no date'
}

/** By source the passages that no fact cites: where an editor may go on. */
function coverage(snapshot: Snapshot): Html {
  const cited = citedPassages(snapshot, snapshot.factList)
  const open = snapshot.passages.filter((_, at) => !cited.has(passageNumber(at)))
  const share = Math.round(
    (100 * (snapshot.passages.length - open.length)) / Math.max(1, snapshot.passages.length),
  )
  const shown = open.slice(0, MOST_OPEN)
  return html`<section aria-labelledby="coverage">
    <h2 id="coverage">Coverage</h2>
    <p>
      Facts cite ${share} % of the passages. ${open.length === 0 ? '' : `No fact cites these ${open.length}:`}
    </p>
    <ul>
      ${shown.map(
        ({ source, sentence: { start, end, paragraph } }) =>
          html`<li>
            <a href="${passagePath({ source: source.id, start, end })}"
              >${source.id}, paragraph ${paragraph}</a
            >
            <q lang="${source.particulars.language}" dir="auto">${source.text.slice(start, end)}</q>
          </li>`,
      )}
    </ul>
    ${rest(open.length, MOST_OPEN)}
  </section>`
}

const MOST_OPEN = 100
