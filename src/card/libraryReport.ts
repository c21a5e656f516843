import type { Reviewed } from '../ingest/library/outcome.ts'
import type { Snapshot } from '../knowledge/snapshot.ts'
import { contributedContent } from './contributionReport.ts'
import { draftContent, draftsContent } from './draftReport.ts'
import { feedsContent } from './feedReport.ts'
import { newSourceContent } from './newSourceReport.ts'
import { DRAFTS, type Content } from './reportContent.ts'
import type { LibraryReport } from './response.ts'

/** What came in and what was decided of it, as a card. */
export function libraryContent(report: LibraryReport, snapshot: Snapshot, today: Date): Content {
  switch (report.kind) {
    case 'contributed':
      return contributedContent(report.results, report.left, snapshot, today)
    case 'drafts':
      return draftsContent(report.drafts)
    case 'draft':
      return draftContent(report.draft)
    case 'reviewed':
      return reviewedContent(report.reviewed, snapshot, today)
    case 'feeds':
      return feedsContent(report.health)
    case 'nothing':
      return { heading: 'Nothing was done', notes: [report.sentence], units: [] }
  }
}

function reviewedContent(reviewed: Reviewed, snapshot: Snapshot, today: Date): Content {
  switch (reviewed.status) {
    case 'published':
      return newSourceContent({ ...reviewed, doubts: [] }, 'Published', snapshot, today)
    case 'rejected':
      return {
        heading: 'Rejected',
        notes: [
          `${reviewed.title} stays out, and no feed brings it again. Its file is kept as rejected/${reviewed.id}.md.`,
        ],
        units: [],
        suggestions: [DRAFTS],
      }
    case 'undone':
      return { heading: 'Nothing was done', notes: [reviewed.sentence], units: [], suggestions: [DRAFTS] }
  }
}
