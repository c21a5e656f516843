import { useRef } from 'preact/hooks'

interface Option {
  readonly label: string
  readonly description?: string | undefined
  readonly value: string
}

interface MenuProps {
  readonly placeholder: string
  readonly options: readonly Option[]
  readonly onChoose: (value: string) => void
}

/** A select menu of a message: it opens, and choosing acts at once, as on the platforms. */
export function Menu({ placeholder, options, onChoose }: MenuProps) {
  const details = useRef<HTMLDetailsElement>(null)
  return (
    <details class="menu" ref={details}>
      <summary>{placeholder}</summary>
      <ul>
        {options.map(({ label, description, value }) => (
          <li key={value}>
            <button
              type="button"
              onClick={() => {
                if (details.current) details.current.open = false
                onChoose(value)
              }}
            >
              <span>{label}</span>
              {description !== undefined && <small>{description}</small>}
            </button>
          </li>
        ))}
      </ul>
    </details>
  )
}
