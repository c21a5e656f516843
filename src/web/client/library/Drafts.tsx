import { useState } from 'preact/hooks'
import type { DraftData } from '../../protocol.ts'
import type { Run } from './AddForms.tsx'
import { decide, saveDraft } from './api.ts'
import { sentenceOf } from './sentence.ts'

interface DraftsProps {
  readonly drafts: readonly DraftData[]
  readonly isBusy: boolean
  readonly run: Run
  readonly refresh: () => Promise<void>
}

/** What waits for a review. */
export function Drafts({ drafts, ...rest }: DraftsProps) {
  return (
    <section aria-labelledby="drafts">
      <h2 id="drafts">
        Waiting for a review <span class="quiet">{drafts.length}</span>
      </h2>
      {drafts.length === 0 ? (
        <p>Nothing waits.</p>
      ) : (
        <ul class="drafts">
          {drafts.map((draft) => (
            <DraftItem key={draft.id} draft={draft} {...rest} />
          ))}
        </ul>
      )}
    </section>
  )
}

const BEGINNING = 400

function DraftItem({
  draft,
  isBusy,
  run,
  refresh,
}: Omit<DraftsProps, 'drafts'> & { readonly draft: DraftData }) {
  const [isEditing, setEditing] = useState(false)
  const { id, title, from, by, problems, isPublishable, content } = draft
  const text = content.replace(/^---\n[^]*?\n---\n/u, '').trim()
  return (
    <li class="draft">
      <h3>{title}</h3>
      <p class="quiet">{[from, by && `came by ${by}`].filter(Boolean).join(' · ')}</p>
      {problems.length > 0 && (
        <ul class="problems" aria-label="To look at">
          {problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
      {isEditing ? (
        <Editor
          draft={draft}
          onClose={() => {
            setEditing(false)
            void refresh()
          }}
        />
      ) : (
        <>
          <p class="beginning" dir="auto">
            {text.slice(0, BEGINNING)}
            {text.length > BEGINNING && ' …'}
          </p>
          <div class="decisions">
            <button
              type="button"
              disabled={isBusy || !isPublishable}
              aria-label={`Publish ${title}`}
              onClick={() => void run('Publishing', () => decide(id, 'publish'))}
            >
              Publish
            </button>
            <button
              type="button"
              aria-label={`Read or edit ${title}`}
              onClick={() => {
                setEditing(true)
              }}
            >
              Read or edit
            </button>
            <button
              type="button"
              disabled={isBusy}
              aria-label={`Reject ${title}`}
              onClick={() => void run('Rejecting', () => decide(id, 'reject'))}
            >
              Reject
            </button>
          </div>
        </>
      )}
    </li>
  )
}

interface EditorProps {
  readonly draft: DraftData
  readonly onClose: () => void
}

/** The draft's whole file. What is typed stays, also where somebody else was faster. */
function Editor({ draft, onClose }: EditorProps) {
  const [content, setContent] = useState(draft.content)
  // That of the file as it was when the editor was opened: the list may have another by now.
  const [hash] = useState(draft.hash)
  const [notice, setNotice] = useState('')
  const save = async (): Promise<void> => {
    try {
      const edited = await saveDraft(draft.id, content, hash)
      if (edited.status === 'saved') onClose()
      else
        setNotice(
          edited.status === 'undone'
            ? edited.sentence
            : 'Somebody has changed this draft since you opened it, so nothing was saved. Copy your text, close, and edit it as it stands now.',
        )
    } catch (error) {
      setNotice(sentenceOf(error))
    }
  }
  const name = `file-${draft.id}`
  return (
    <form
      class="door"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <label for={name}>The file: what stands between the lines of --- and the text, word for word</label>
      <textarea
        id={name}
        rows={16}
        spellcheck={false}
        value={content}
        onInput={({ currentTarget }) => {
          setContent(currentTarget.value)
        }}
      />
      <p class={notice === '' ? 'unseen' : 'notice'} role="alert">
        {notice}
      </p>
      <div class="decisions">
        <button type="submit">Save</button>
        <button type="button" onClick={onClose}>
          Close
        </button>
      </div>
    </form>
  )
}
