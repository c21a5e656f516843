import type { Head } from './log.ts'

/** How this process stands to what is published. */
export interface Standing {
  /** The revision that answers here; undefined while what was read at the start is not published. */
  readonly serving: number | undefined
  /** The one that all replicas are to serve, as it was last seen. */
  readonly head: number | undefined
  /** Since when this process knows that it serves another one than it is to. */
  readonly behind: { readonly since: Date; readonly why: string } | undefined
  /** Since when what is published cannot be looked up. */
  readonly away: Date | undefined
  /** Somebody has gone back to the revision that serves. */
  readonly held: { readonly by: string; readonly at: Date } | undefined
  /** Why changes of the folder are not published; undefined where they are. */
  readonly folder: FolderTrouble | undefined
}

/** Why what stands in the folder is not published by itself. */
export type FolderTrouble =
  /** Somebody has gone back to a revision. */
  | { readonly kind: 'held' }
  /** Others have published other changes of the same files; undefined where it is not known which were changed here. */
  | { readonly kind: 'conflict'; readonly paths: readonly string[] | undefined }
  /** It cannot be stored; it is tried again. */
  | { readonly kind: 'not stored' }

export function heldBy(head: Head | undefined): Standing['held'] {
  return head?.isHeld ? { by: head.by, at: new Date(head.at) } : undefined
}

const MOST_PATHS = 5

/** What an operator reads of it, with what to do. */
export function troubleSentence(trouble: FolderTrouble, serving: number | undefined): string {
  switch (trouble.kind) {
    case 'held':
      return `Revision ${serving ?? ''} was gone back to, so changes of the knowledge folder are not taken up; /kb reload goes on from the newest revision, with what was changed in the folder.`
    case 'conflict':
      return trouble.paths
        ? `The folder of this process has changes of its own in files that were published from elsewhere meanwhile (${some(trouble.paths)}), so they are not published. Bring the folder up to date; or /kb reload publishes these files as they are here.`
        : 'The folder of this process holds what was never published, and others have published meanwhile, so it is not taken up. Bring the folder up to date; or /kb reload publishes it as it is, instead of what others published.'
    case 'not stored':
      return 'The folder has changed, and the change cannot be stored at the moment; it is published by itself as soon as it can be. What was published last still serves.'
  }
}

function some(paths: readonly string[]): string {
  const more = paths.length - MOST_PATHS
  return more > 0 ? `${paths.slice(0, MOST_PATHS).join(', ')} and ${more} more` : paths.join(', ')
}
