import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { stderr, stdout } from 'node:process'
import { parseArgs } from 'node:util'
import { editorSchemas } from '../knowledge/editorSchemas.ts'

/*
 * The command line of `npm run knowledge:schema`: writes the JSON Schemas that editors' programs complete by; with
 * --check it only says which of them are out of step.
 */

const FOLDER = path.join('knowledge', 'schema')

process.exitCode = main(process.argv.slice(2))

function main(args: string[]): number {
  const { values } = parseArgs({ args, options: { check: { type: 'boolean', default: false } } })
  const files = editorSchemas().map(({ file, text }) => ({ path: path.join(FOLDER, file), text }))
  const outdated = files.filter((file) => textOf(file.path) !== file.text)
  if (values.check) {
    for (const file of outdated)
      stderr.write(`${file.path} is out of step; npm run knowledge:schema writes it.\n`)
    return outdated.length > 0 ? 1 : 0
  }
  mkdirSync(FOLDER, { recursive: true })
  for (const file of outdated) writeFileSync(file.path, file.text)
  stdout.write(`${outdated.length} of ${files.length} schemas written to ${FOLDER}.\n`)
  return 0
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
