import type {
  APIActionRowComponent,
  APIComponentInContainer,
  APIComponentInMessageActionRow,
  APIMediaGalleryComponent,
  APIMessageTopLevelComponent,
} from 'discord-api-types/v10'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { DiscordMessage } from '../../../discord/message.ts'
import { Menu } from '../Menu.tsx'
import { Markdown } from './Markdown.tsx'

interface Props {
  readonly message: DiscordMessage
  /** The address of the message's file. */
  readonly attached: string | undefined
  /** Takes the custom id, or the value that was chosen. */
  readonly onPress: (id: string) => void
}

type Press = Props['onPress']
type Component = APIMessageTopLevelComponent | APIComponentInContainer | APIComponentInMessageActionRow

/** A message as Discord shows it, as far as our payloads go; what they do not use is named. */
export function DiscordPreview({ message, attached, onPress }: Props) {
  return (
    <div class="discord">
      <Author />
      <Attached.Provider value={attached}>
        {message.components.map((component, index) => (
          <Part key={index} component={component} onPress={onPress} />
        ))}
      </Attached.Provider>
    </div>
  )
}

function Author() {
  return (
    <p class="author">
      <span class="avatar" aria-hidden="true">
        B
      </span>
      <strong>Backgrounder</strong> <span class="badge">APP</span>
    </p>
  )
}

/** The components of discord-api-types' ComponentType, whose enum would weigh more than this page. */
function Part({ component, onPress }: { readonly component: Component; readonly onPress: Press }) {
  if ('content' in component) return <Markdown text={component.content} />
  if ('accent_color' in component && 'components' in component) {
    const accent = `#${(component.accent_color ?? 0).toString(16).padStart(6, '0')}`
    return (
      <div class="container" style={{ '--accent': accent }}>
        {component.components.map((inner, index) => (
          <Part key={index} component={inner} onPress={onPress} />
        ))}
      </div>
    )
  }
  if ('components' in component && !('accessory' in component))
    return <Row row={component} onPress={onPress} />
  if ('options' in component)
    return (
      <Menu placeholder={component.placeholder ?? 'Choose'} options={component.options} onChoose={onPress} />
    )
  if ('custom_id' in component && 'label' in component)
    return (
      <button
        type="button"
        class="press"
        onClick={() => {
          onPress(component.custom_id)
        }}
      >
        {component.label}
      </button>
    )
  if ('items' in component) return <Gallery gallery={component} />
  if (isSeparator(component)) return <hr />
  return <p class="unknown">Not shown in this preview: component {component.type}</p>
}

/** Our messages have one file at most. */
const Attached = createContext<string | undefined>(undefined)

function Gallery({ gallery }: { readonly gallery: APIMediaGalleryComponent }) {
  const attached = useContext(Attached)
  return (
    <div class="gallery">
      {gallery.items.map(({ media, description }, index) => (
        <img
          key={index}
          src={media.url.startsWith('attachment://') ? attached : media.url}
          alt={description ?? ''}
        />
      ))}
    </div>
  )
}

const SEPARATOR = 14

function isSeparator({ type }: { readonly type: number }): boolean {
  return type === SEPARATOR
}

type RowComponent = APIActionRowComponent<APIComponentInMessageActionRow>

function Row({
  row,
  onPress,
}: {
  readonly row: { readonly components: readonly (Component | RowComponent)[] }
  readonly onPress: Press
}) {
  return (
    <div class="row">
      {row.components.map((inner, index) => (
        <Part key={index} component={inner} onPress={onPress} />
      ))}
    </div>
  )
}
