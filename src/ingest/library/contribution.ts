import type { Secret } from '../../secret.ts'

/** Something that somebody gives to be added, through whatever door. */
export type Contribution =
  | { readonly kind: 'address'; readonly address: string }
  | {
      readonly kind: 'file'
      readonly name: string
      readonly bytes: Uint8Array
      /** As HTTP has it; may be empty. */
      readonly contentType: string
    }
  /** Words, as they were pasted; a title where its giver has named one. */
  | { readonly kind: 'text'; readonly text: string; readonly title?: string }
  | Attachment

/** A file that stands with a platform. */
export interface Attachment {
  readonly kind: 'attachment'
  readonly name: string
  readonly address: string
  /** Where the platform keeps such files: nothing else is asked. */
  readonly origins: readonly string[]
  /** The value of `Authorization`, shown to these origins only. */
  readonly authorization?: Secret
}

/** What a contribution is called in a sentence. */
export function nameOf(contribution: Contribution): string {
  switch (contribution.kind) {
    case 'address':
      return contribution.address
    case 'text':
      return contribution.title ?? 'The text'
    case 'file':
    case 'attachment':
      return contribution.name
  }
}
