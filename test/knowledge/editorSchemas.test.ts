import { readFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { Ajv, type ValidateFunction } from 'ajv'
import formats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { editorSchemas } from '../../src/knowledge/editorSchemas.ts'
import { kinds, recordKinds } from '../../src/knowledge/kinds.ts'
import { splitFrontMatter } from '../../src/source/frontMatter.ts'
import { readYaml } from '../../src/source/yaml.ts'

const KNOWLEDGE = 'knowledge'

/** By folder, what an editor's program would do with its schema. */
const validators = new Map<string, ValidateFunction>(
  editorSchemas().map(({ file, text }) => {
    const ajv = formats.default(new Ajv({ allErrors: true }))
    const schema: unknown = JSON.parse(text)
    if (typeof schema !== 'object' || schema === null) throw new Error(`${file} is no schema`)
    return [file.replace('.schema.json', ''), ajv.compile(schema)]
  }),
)

function errorsIn(folder: string, value: unknown): string[] {
  const validate = validators.get(folder)
  if (!validate) throw new Error(`there is no schema for ${folder}`)
  validate(value)
  return (validate.errors ?? []).map(({ instancePath, message = '' }) => `${instancePath} ${message}`)
}

/** The YAML of the project's own knowledge: file, folder and value. */
async function ownFiles(): Promise<{ file: string; folder: string; value: unknown }[]> {
  const all = await readdir(KNOWLEDGE, { recursive: true })
  return all
    .filter((file) => /^\w+[\\/].+\.(?:ya?ml|md)$/.test(file))
    .map((file) => {
      const text = readFileSync(path.join(KNOWLEDGE, file), 'utf8')
      const yaml = file.endsWith('.md') ? (splitFrontMatter(text)?.yaml ?? '') : text
      return { file, folder: file.split(path.sep)[0] ?? '', value: readYaml(file, yaml).value }
    })
}

describe('the JSON Schemas for editors', () => {
  it('are there for every folder of facts, and for the front matter of sources', () => {
    expect([...validators.keys()].sort()).toEqual(
      [...recordKinds.map((kind) => kinds[kind].folder), 'sources'].sort(),
    )
  })

  it('are in step with their files', () => {
    for (const { file, text } of editorSchemas())
      expect(readFileSync(path.join(KNOWLEDGE, 'schema', file), 'utf8')).toBe(text)
  })

  it('take all of the knowledge that is here', async () => {
    const files = await ownFiles()
    expect(files.filter(({ folder }) => !validators.has(folder))).toEqual([])
    expect(files.length).toBeGreaterThan(10)
    for (const { file, folder, value } of files) expect([file, ...errorsIn(folder, value)]).toEqual([file])
  })

  it('refuse what is missing, unknown or of the wrong kind', () => {
    const topic = { id: 'ferries', name: 'Ferries', description: 'Ships that carry people' }
    expect(errorsIn('topics', [topic])).toEqual([])
    expect(errorsIn('topics', [{ ...topic, id: 'Ferries!' }])).toEqual([
      expect.stringContaining('/0/id must match pattern'),
    ])
    expect(errorsIn('topics', [{ ...topic, alias: [] }])).toEqual(['/0 must NOT have additional properties'])
    expect(errorsIn('topics', [{ id: 'ferries', name: 'Ferries' }])).toEqual([
      "/0 must have required property 'description'",
    ])
    expect(errorsIn('topics', topic)).toEqual([' must be array'])
    expect(errorsIn('sources', { title: 'Talks', url: 'no address' })).toEqual([
      '/url must match format "uri"',
    ])
  })
})
