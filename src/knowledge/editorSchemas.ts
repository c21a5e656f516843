import { z } from 'zod'
import { kinds, recordKinds } from './kinds.ts'
import { particulars } from './particulars.ts'
import { schemas } from './schema.ts'

/** A JSON Schema (draft 7, which editors know) with the name of its file. */
export interface EditorSchema {
  /** Such as `actors.schema.json`. */
  readonly file: string
  /** The file's text. */
  readonly text: string
}

/** What editors' programs complete and check by: one schema for the files of each folder, made from ours. */
export function editorSchemas(): EditorSchema[] {
  const folders = recordKinds.map((kind) => {
    const { folder } = kinds[kind]
    return editorSchema(folder, `Fact files in ${folder}/: a list of records.`, z.array(schemas[kind]))
  })
  return [...folders, editorSchema('sources', 'The front matter of a file in sources/.', particulars)]
}

function editorSchema(folder: string, title: string, schema: z.ZodType): EditorSchema {
  const json = { ...z.toJSONSchema(schema, { io: 'input', target: 'draft-7' }), title }
  return { file: `${folder}.schema.json`, text: `${JSON.stringify(json, null, 2)}\n` }
}
