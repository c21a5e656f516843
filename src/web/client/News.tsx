import type { KnowledgeNews } from '../protocol.ts'

/** What is wrong in the knowledge folder, for whoever edits it. */
export function News({ news: { problems, isServing, reason } }: { readonly news: KnowledgeNews }) {
  if (reason !== undefined) return <p className="notice">{reason}</p>
  if (problems.length === 0) return null
  return (
    <details class="notice" open={!isServing}>
      <summary>
        {isServing
          ? `The check of the knowledge warns of ${problems.length}`
          : `The knowledge folder has errors (${problems.length}); what was loaded before still serves`}
      </summary>
      <ul class="problems">
        {problems.map((line) => (
          <li key={line}>
            <code>{line}</code>
          </li>
        ))}
      </ul>
    </details>
  )
}
