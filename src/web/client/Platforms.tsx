import type { ComponentChildren } from 'preact'
import type { Preview } from '../protocol.ts'
import type { Asked } from './api.ts'
import { DiscordPreview } from './discord/DiscordPreview.tsx'
import { useKept } from './kept.ts'
import { SlackPreview } from './slack/SlackPreview.tsx'

const THEMES = ['system', 'light', 'dark'] as const
const WIDTHS = ['wide', 'phone'] as const

interface PlatformsProps {
  readonly preview: Preview
  readonly onPress: (asked: Asked) => void
}

/** The answer side by side as both platforms show it, with the payloads below. */
export function Platforms({ preview, onPress }: PlatformsProps) {
  const [theme, setTheme] = useKept('theme', THEMES)
  const [width, setWidth] = useKept('width', WIDTHS)
  return (
    <>
      <div class="tools">
        <Choice label="Theme" choices={THEMES} chosen={theme} onChoose={setTheme} />
        <Choice label="Width" choices={WIDTHS} chosen={width} onChoose={setWidth} />
      </div>
      <div class="platforms">
        <Platform name="Discord" payload={preview.discord}>
          <DiscordPreview
            message={preview.discord}
            attached={preview.attached}
            onPress={(discord) => {
              onPress({ discord })
            }}
          />
        </Platform>
        <Platform name="Slack" payload={preview.slack}>
          <SlackPreview
            message={preview.slack}
            onPress={(slack, action) => {
              onPress({ slack, action })
            }}
          />
        </Platform>
      </div>
    </>
  )
}

interface PlatformProps {
  readonly name: string
  readonly payload: unknown
  readonly children: ComponentChildren
}

function Platform({ name, payload, children }: PlatformProps) {
  const json = JSON.stringify(payload, null, 2)
  const id = name.toLowerCase()
  return (
    <section class="platform" aria-labelledby={id}>
      <h2 id={id}>{name}</h2>
      {children}
      <details class="payload">
        <summary>Payload, {JSON.stringify(payload).length.toLocaleString('en')} characters of JSON</summary>
        <pre tabIndex={0} aria-label={`Payload for ${name}`}>
          {json}
        </pre>
      </details>
    </section>
  )
}

interface ChoiceProps<T extends string> {
  readonly label: string
  readonly choices: readonly T[]
  readonly chosen: T
  readonly onChoose: (choice: T) => void
}

function Choice<T extends string>({ label, choices, chosen, onChoose }: ChoiceProps<T>) {
  return (
    <div role="group" aria-label={label}>
      {choices.map((choice) => (
        <button
          key={choice}
          type="button"
          aria-pressed={choice === chosen}
          onClick={() => {
            onChoose(choice)
          }}
        >
          {choice}
        </button>
      ))}
    </div>
  )
}
