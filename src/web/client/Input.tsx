import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Suggested } from '../protocol.ts'
import { suggestions } from './api.ts'
import { pastQuestions } from './kept.ts'

interface InputProps {
  readonly text: string
  readonly onText: (text: string) => void
  readonly onSubmit: (text: string) => void
}

const LIST = 'suggestions'
const NONE = -1

/** The one input: a combobox by the ARIA Authoring Practices, with what was asked before under the arrow keys. */
export function Input({ text, onText, onSubmit }: InputProps) {
  const input = useRef<HTMLInputElement>(null)
  const [found, setFound] = useState<readonly Suggested[]>([])
  const [active, setActive] = useState(NONE)
  const [isOpen, setOpen] = useState(false)
  const [past, setPast] = useState(NONE)
  useSlash(input)
  useSuggestions(isOpen ? text : undefined, (list) => {
    setFound(list)
    setActive(NONE)
  })

  const close = (): void => {
    setOpen(false)
    setActive(NONE)
    setPast(NONE)
  }
  const choose = ({ value }: Suggested): void => {
    const isWhole = !value.endsWith(' ')
    onText(value)
    setActive(NONE)
    if (isWhole) close()
    if (isWhole) onSubmit(value)
    input.current?.focus()
  }
  const recall = (step: number): void => {
    const questions = pastQuestions()
    const next = Math.min(Math.max(NONE, past + step), questions.length - 1)
    setPast(next)
    onText(questions[next] ?? '')
  }
  const showsList = isOpen && found.length > 0
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) {
      event.preventDefault()
      if (showsList && past === NONE)
        setActive(((active + 1 + step + found.length + 1) % (found.length + 1)) - 1)
      else recall(-step)
    } else if (event.key === 'Escape') {
      // Suggestions may be on their way still; to close what is not seen yet must not cost the text.
      if (isOpen) close()
      else onText('')
    } else if (event.key === 'Tab' && showsList && found[active]) {
      event.preventDefault()
      onText(found[active].value)
    }
  }

  return (
    <form
      class="ask"
      role="search"
      onSubmit={(event) => {
        event.preventDefault()
        const chosen = showsList ? found[active] : undefined
        if (chosen) choose(chosen)
        else {
          close()
          onSubmit(text)
        }
      }}
    >
      <label for="ask" class="unseen">
        A command or a question
      </label>
      <input
        id="ask"
        ref={input}
        value={text}
        placeholder="/actor, /timeline, or a question"
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        role="combobox"
        aria-expanded={showsList}
        aria-controls={LIST}
        aria-autocomplete="list"
        aria-activedescendant={active === NONE ? undefined : `suggestion-${active}`}
        onInput={({ currentTarget }) => {
          onText(currentTarget.value)
          setOpen(true)
          setPast(NONE)
        }}
        onKeyDown={onKeyDown}
        onBlur={close}
      />
      <button type="submit">Ask</button>
      <ul id={LIST} role="listbox" aria-label="Suggestions" hidden={!showsList}>
        {found.map((each, index) => (
          <li
            key={each.value}
            id={`suggestion-${index}`}
            role="option"
            aria-selected={index === active}
            // The input would lose the focus, and the list close, before a click.
            onMouseDown={(event) => {
              event.preventDefault()
            }}
            onClick={() => {
              choose(each)
            }}
          >
            {each.label}
          </li>
        ))}
      </ul>
    </form>
  )
}

/** `/` goes to the input from wherever nothing is typed, from the moment that the input is seen. */
function useSlash(input: { readonly current: HTMLInputElement | null }): void {
  useLayoutEffect(() => {
    const focus = (event: KeyboardEvent): void => {
      const isTyped = event.target instanceof HTMLElement && event.target.matches('input, textarea, select')
      if (event.key !== '/' || isTyped || event.ctrlKey || event.metaKey) return
      event.preventDefault()
      input.current?.focus()
      input.current?.select()
    }
    document.addEventListener('keydown', focus)
    return () => {
      document.removeEventListener('keydown', focus)
    }
  }, [input])
}

/** Asks for suggestions as the text changes; what comes too late is dropped. */
function useSuggestions(text: string | undefined, onFound: (found: readonly Suggested[]) => void): void {
  useEffect(() => {
    if (text === undefined) return undefined
    const overtaken = new AbortController()
    void suggestions(text, overtaken.signal).then((found) => {
      if (!overtaken.signal.aborted) onFound(found)
    })
    return () => {
      overtaken.abort()
    }
  }, [text])
}
