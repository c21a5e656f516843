import type { Entry } from '../knowledge/types.ts'

/** The name that an entry is known by. */
export function entryName(entries: ReadonlyMap<string, Entry>, id: string): string {
  return entries.get(id)?.name ?? id
}
