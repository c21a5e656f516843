import { useState } from 'preact/hooks'
import type { Card } from '../../../card/card.ts'
import { addAddress, addFile, addText } from './api.ts'

/** Does something and shows the card that comes of it. @returns whether it could be done. */
export type Run = (what: string, work: () => Promise<Card>) => Promise<boolean>

interface AddFormsProps {
  readonly isBusy: boolean
  readonly run: Run
}

/** Three ways for an article to come in: its address, a file, or its words. */
export function AddForms({ isBusy, run }: AddFormsProps) {
  return (
    <section aria-labelledby="add">
      <h2 id="add">Add an article</h2>
      <p class="quiet">
        What you add is a source at once: it is quoted as it stands, and can be asked right after.
      </p>
      <div class="doors">
        <AddressForm isBusy={isBusy} run={run} />
        <FileForm isBusy={isBusy} run={run} />
        <TextForm isBusy={isBusy} run={run} />
      </div>
    </section>
  )
}

function AddressForm({ isBusy, run }: AddFormsProps) {
  const [address, setAddress] = useState('')
  const submit = async (): Promise<void> => {
    if (await run(`Reading ${address}`, () => addAddress(address))) setAddress('')
  }
  return (
    <form
      class="door"
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <label for="address">Its address</label>
      <input
        id="address"
        type="url"
        required
        placeholder="https://"
        value={address}
        onInput={({ currentTarget }) => {
          setAddress(currentTarget.value)
        }}
      />
      <button type="submit" disabled={isBusy}>
        Add the address
      </button>
    </form>
  )
}

function FileForm({ isBusy, run }: AddFormsProps) {
  const [isOver, setOver] = useState(false)
  const take = async (file: File | undefined): Promise<void> => {
    if (file && !isBusy) await run(`Reading ${file.name}`, () => addFile(file))
  }
  return (
    <div
      class={isOver ? 'door drop over' : 'door drop'}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => {
        setOver(false)
      }}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        void take(event.dataTransfer?.files[0])
      }}
    >
      <label for="file">A file</label>
      <input
        id="file"
        type="file"
        disabled={isBusy}
        aria-describedby="formats"
        onChange={({ currentTarget }) => {
          void take(currentTarget.files?.[0]).then(() => {
            currentTarget.value = ''
          })
        }}
      />
      <p id="formats" class="quiet">
        Or drop it here: PDF, Word, OpenDocument, EPUB, mail, a saved page, subtitles, text; 20 MiB at most.
      </p>
    </div>
  )
}

function TextForm({ isBusy, run }: AddFormsProps) {
  const [title, setTitle] = useState('')
  const [text, setText] = useState('')
  const submit = async (): Promise<void> => {
    if (!(await run('Adding the text', () => addText(text, title)))) return
    setTitle('')
    setText('')
  }
  return (
    <form
      class="door wide"
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <label for="title">Its title</label>
      <input
        id="title"
        value={title}
        maxLength={300}
        onInput={({ currentTarget }) => {
          setTitle(currentTarget.value)
        }}
      />
      <label for="text">Its text, word for word</label>
      <textarea
        id="text"
        required
        rows={5}
        value={text}
        onInput={({ currentTarget }) => {
          setText(currentTarget.value)
        }}
      />
      <button type="submit" disabled={isBusy}>
        Add the text
      </button>
    </form>
  )
}
