import type { LibraryData } from '../../protocol.ts'

/** How the feeds do whose articles come in by themselves. */
export function Feeds({ feeds, problems }: Pick<LibraryData, 'feeds' | 'problems'>) {
  const failing = feeds.filter(({ error }) => error !== '').length
  return (
    <section aria-labelledby="feeds">
      <h2 id="feeds">
        Feeds{' '}
        <span class="quiet">{failing === 0 ? feeds.length : `${feeds.length}, ${failing} failing`}</span>
      </h2>
      {problems.length > 0 && (
        <div class="notice">
          <p>feeds.yaml has a fault, so no feed is read until it is mended.</p>
          <ul class="problems">
            {problems.map((problem) => (
              <li key={problem}>
                <code>{problem}</code>
              </li>
            ))}
          </ul>
        </div>
      )}
      {feeds.length === 0 ? (
        <p>feeds.yaml in the knowledge folder names feeds whose articles come in by themselves.</p>
      ) : (
        <div class="scroll" tabIndex={0} role="region" aria-label="Table of feeds">
          <table>
            <thead>
              <tr>
                <th scope="col">Feed</th>
                <th scope="col">Last article</th>
                <th scope="col">Read</th>
                <th scope="col">Next</th>
                <th scope="col" class="end">
                  Waiting
                </th>
                <th scope="col">Last error</th>
              </tr>
            </thead>
            <tbody>
              {feeds.map(({ name, url, lastArticle, lastRead, next, waiting, error }) => (
                <tr key={url}>
                  <th scope="row" title={url}>
                    {name}
                  </th>
                  <td>{lastArticle}</td>
                  <td>{lastRead}</td>
                  <td>{next}</td>
                  <td class="end">{waiting}</td>
                  <td>{error}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
