import { z } from 'zod'

/** A field that Discord leaves out, or sets to null, where it has nothing for it. */
export function orElse<Schema extends z.ZodType>(schema: Schema, absent: z.output<Schema>) {
  return schema.nullish().transform((value) => value ?? absent)
}
