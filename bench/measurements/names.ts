import { z } from 'zod'
import { benchNames } from '../names.ts'

const share = z.object({
  kind: z.string(),
  queries: z.number(),
  /** Shares of the queries, 0..1. */
  found: z.number(),
  wrong: z.number(),
  ambiguous: z.number(),
})

export const namesOutput = z.object({
  entries: z.number(),
  names: z.number(),
  engines: z.array(
    z.object({
      engine: z.string(),
      kinds: z.array(share),
      found: z.number(),
      wrong: z.number(),
      /** Milliseconds. */
      build: z.number(),
      p50: z.number(),
      p99: z.number(),
    }),
  ),
})

/** Asks for names as they are, mistyped, in part, in another order, and for names that must be refused. */
export function measureNames(): Promise<z.infer<typeof namesOutput>> {
  const { entries, names, engines } = benchNames()
  return Promise.resolve({
    entries,
    names,
    engines: engines.map(({ kinds, ...engine }) => ({
      ...engine,
      kinds: [...kinds].map(([kind, of]) => ({ kind, ...of })),
    })),
  })
}
