#!/usr/bin/env node
import { readFileSync } from 'node:fs'
import { argv, exit, stderr, stdout } from 'node:process'
import { register } from 'tsx/esm/api'

/*
 * `npx backgrounder [COMMAND] …`: the program as an installed package. Its commands are the scripts of package.json that
 * start a file of this folder, so that there is one list of them.
 */

const STARTS = /^node --import tsx src\/(\S+\.ts)$/

const { scripts } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
const files = new Map(
  Object.entries(scripts).flatMap(([name, line]) => {
    const [, file] = STARTS.exec(line) ?? []
    return file === undefined ? [] : [[name, file]]
  }),
)

const [node, , command = 'start', ...rest] = argv
const file = files.get(command)
if (file === undefined) {
  const isAsked = command === 'help' || command === '--help'
  const names = [...files.keys()].map((name) => `  ${name}\n`).join('')
  const usage = `Usage: backgrounder [COMMAND] …\n\nCommands (start where none is given; each takes --help but start):\n${names}`
  ;(isAsked ? stdout : stderr).write(usage)
  exit(isAsked ? 0 : 2)
}

register()
const address = new URL(file, import.meta.url)
process.argv = [node, address.pathname, ...rest]
await import(address.href)
