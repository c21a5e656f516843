import { useCallback, useEffect, useState } from 'preact/hooks'
import type { Card } from '../../../card/card.ts'
import type { LibraryData } from '../../protocol.ts'
import { listenToNews } from '../api.ts'
import { AddForms } from './AddForms.tsx'
import { CardView, summaryOf } from './CardView.tsx'
import { readLibrary } from './api.ts'
import { Drafts } from './Drafts.tsx'
import { Feeds } from './Feeds.tsx'
import { sentenceOf } from './sentence.ts'

/** A feed may bring something at any time. */
const LOOK_MILLISECONDS = 30_000

/** What is being done, or what came of it. */
type Doing =
  | { readonly state: 'nothing' }
  | { readonly state: 'busy'; readonly what: string }
  | { readonly state: 'done'; readonly card: Card }
  | { readonly state: 'failed'; readonly sentence: string }

/** The page of whoever adds articles and reviews what came in. */
export function Library() {
  const [library, setLibrary] = useState<LibraryData>()
  const [doing, setDoing] = useState<Doing>({ state: 'nothing' })

  const refresh = useCallback(async () => {
    try {
      setLibrary(await readLibrary())
    } catch (error) {
      setDoing({ state: 'failed', sentence: sentenceOf(error) })
    }
  }, [])
  useEffect(() => {
    const timer = setInterval(() => void refresh(), LOOK_MILLISECONDS)
    const end = listenToNews(() => void refresh())
    return () => {
      clearInterval(timer)
      end()
    }
  }, [refresh])

  const run = async (what: string, work: () => Promise<Card>): Promise<boolean> => {
    setDoing({ state: 'busy', what })
    try {
      setDoing({ state: 'done', card: await work() })
      return true
    } catch (error) {
      setDoing({ state: 'failed', sentence: sentenceOf(error) })
      return false
    } finally {
      await refresh()
    }
  }
  const isBusy = doing.state === 'busy'
  return (
    <div class="library">
      <h1>Library</h1>
      <AddForms isBusy={isBusy} run={run} />
      <p class="unseen" role="status">
        {statusOf(doing)}
      </p>
      {doing.state === 'busy' && <p class="notice">{doing.what}</p>}
      {doing.state === 'failed' && <p class="notice">{doing.sentence}</p>}
      {doing.state === 'done' && <CardView card={doing.card} />}
      {library && (
        <>
          <Drafts drafts={library.drafts} isBusy={isBusy} run={run} refresh={refresh} />
          <Feeds feeds={library.feeds} problems={library.problems} />
        </>
      )}
    </div>
  )
}

function statusOf(doing: Doing): string {
  switch (doing.state) {
    case 'nothing':
      return ''
    case 'busy':
      return doing.what
    case 'failed':
      return doing.sentence
    case 'done':
      return summaryOf(doing.card)
  }
}
