import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { KnowledgeNews, Preview, Suggested } from '../protocol.ts'
import { ask, listenToNews, suggestions, type Asked } from './api.ts'
import { Input } from './Input.tsx'
import { rememberQuestion } from './kept.ts'
import { News } from './News.tsx'
import { Platforms } from './Platforms.tsx'

/** What the page's address asks for. */
function addressed(): Asked | undefined {
  const values = new URLSearchParams(location.search)
  const [text, code] = [values.get('q'), values.get('r')]
  if (text !== null && text !== '') return { text }
  return code === null ? undefined : { code }
}

/** The page: one input, and the answer as each platform shows it. */
export function App() {
  const [text, setText] = useState('')
  const [preview, setPreview] = useState<Preview>()
  const [notice, setNotice] = useState('')
  const [news, setNews] = useState<KnowledgeNews>()
  const latest = useRef(0)

  const open = useCallback(async (asked: Asked, how: 'go' | 'stay' | 'renew') => {
    latest.current += 1
    const turn = latest.current
    try {
      const reply = await ask(asked)
      if (turn !== latest.current) return
      // What the address asks for is shown anew with the knowledge, and stays where that would need a press.
      if (reply.type === 'notice' && how === 'renew') return
      setNotice(reply.type === 'notice' ? reply.text : '')
      if (reply.type === 'notice') {
        if (reply.typed !== undefined) setText(reply.typed)
        return
      }
      setPreview(reply)
      setText('text' in asked ? asked.text : reply.typed)
      document.title = `${reply.heading} – Backgrounder`
      const address =
        'text' in asked ? `?q=${encodeURIComponent(asked.text)}` : `?r=${encodeURIComponent(reply.code)}`
      if (how === 'go') history.pushState(null, '', `/${address}`)
    } catch (error) {
      setNotice(error instanceof Error ? error.message : String(error))
    }
  }, [])

  const follow = useCallback(
    (how: 'stay' | 'renew') => {
      const asked = addressed()
      if (asked) void open(asked, how)
      else setPreview(undefined)
    },
    [open],
  )

  useEffect(() => {
    const followBack = (): void => {
      follow('stay')
    }
    followBack()
    window.addEventListener('popstate', followBack)
    return () => {
      window.removeEventListener('popstate', followBack)
    }
  }, [follow])

  const revision = useRef<string | undefined>(undefined)
  useEffect(
    () =>
      listenToNews((heard) => {
        setNews(heard)
        if (revision.current !== undefined && revision.current !== heard.revision) follow('renew')
        revision.current = heard.revision
      }),
    [follow],
  )

  const submit = (line: string): void => {
    if (line.trim() === '') return
    rememberQuestion(line)
    void open({ text: line, pressed: true }, 'go')
  }

  return (
    <>
      <h1 class="unseen">Ask Backgrounder</h1>
      <Input text={text} onText={setText} onSubmit={submit} />
      <p class="unseen" role="status">
        {notice || preview?.summary}
      </p>
      {notice !== '' && <p class="notice">{notice}</p>}
      {news && <News news={news} />}
      {preview ? (
        <Platforms preview={preview} onPress={(asked) => void open(asked, 'go')} />
      ) : (
        <Welcome onChoose={setText} />
      )}
    </>
  )
}

/** What stands there before anything was asked: the commands. */
function Welcome({ onChoose }: { readonly onChoose: (text: string) => void }) {
  const [commands, setCommands] = useState<readonly Suggested[]>([])
  useEffect(() => {
    void suggestions('/', new AbortController().signal).then(setCommands)
  }, [])
  const choose = (value: string): void => {
    onChoose(value)
    document.querySelector<HTMLInputElement>('#ask')?.focus()
  }
  return (
    <section class="welcome" aria-labelledby="welcome">
      <h2 id="welcome">Facts with their sources, word for word</h2>
      <p>
        Ask in your own words, or begin with a command. The answer is shown as Discord and as Slack show it,
        made of the very messages that they get.
      </p>
      <ul>
        {commands.map(({ label, value }) => {
          const [name = '', description = ''] = label.split(' – ')
          return (
            <li key={value}>
              <button
                type="button"
                onClick={() => {
                  choose(value)
                }}
              >
                <strong>{name}</strong> <span>{description}</span>
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
