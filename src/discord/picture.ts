import {
  ComponentType,
  type APIMediaGalleryComponent,
  type APIMessageTopLevelComponent,
  type RESTAPIAttachment,
} from 'discord-api-types/v10'
import { cut } from '../card/cut.ts'
import { DISCORD_LIMITS } from './limits.ts'
import { oneLine } from './markdown.ts'
import type { MessageFile } from './outgoing.ts'

/*
 * The picture of a message: a file that is uploaded beside it, named among its attachments and shown in its gallery.
 * Discord keeps the file; an address would have to be one that Discord can reach, for as long as the message stands.
 */

const NAME = 'card.png'
/** A message has one picture at most. */
const ID = '0'

/** The picture where it is seen. */
export function galleryOf(altText: string): APIMediaGalleryComponent {
  const item = { media: { url: `attachment://${NAME}` }, description: described(altText) }
  return { type: ComponentType.MediaGallery, items: [item] }
}

/** The picture among the message's files. */
export function attachmentOf(altText: string): RESTAPIAttachment {
  return { id: ID, filename: NAME, description: described(altText) }
}

/** The picture itself. */
export function fileOf(png: Uint8Array): MessageFile {
  return { key: `files[${ID}]`, name: NAME, contentType: 'image/png', data: png }
}

/** Discord takes no empty one. */
function described(altText: string): string {
  return cut(oneLine(altText), DISCORD_LIMITS.altText) || '–'
}

interface Pictured {
  components?: APIMessageTopLevelComponent[] | undefined
  attachments?: RESTAPIAttachment[] | undefined
}

/** The same message without its picture. */
export function withoutPicture<Message extends Pictured>(message: Message): Message {
  const components = message.components?.map((component) => {
    if (component.type !== ComponentType.Container) return component
    const rest = component.components.filter(({ type }) => type !== ComponentType.MediaGallery)
    return { ...component, components: rest }
  })
  return { ...message, components, attachments: [] }
}
