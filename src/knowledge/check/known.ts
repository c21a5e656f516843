import type { Source, Versions } from '../types.ts'

/** What a record may name. */
export interface Known {
  readonly sources: ReadonlyMap<string, Source>
  readonly versions: Versions
  /** Ids of sources and of records that are there but were left out for errors of their own. */
  readonly leftOut: { readonly sources: ReadonlySet<string>; readonly records: ReadonlySet<string> }
  /** Commands that no topic may take. */
  readonly reserved: ReadonlySet<string>
}
