import { ROOMY } from '../../src/card/capacity.ts'
import { createBackgrounder } from '../../src/command/createBackgrounder.ts'
import { reserved } from '../../src/command/list.ts'
import { KnowledgeStore } from '../../src/knowledge/store.ts'

/* Prints the reply to each of its arguments, as data. */

const store = await KnowledgeStore.open('knowledge', reserved)
const backgrounder = createBackgrounder(store, () => new Date('2032-11-24'))
for (const line of process.argv.slice(2)) {
  const reply = await backgrounder.reply(backgrounder.read(line), { isAdministrator: false }, ROOMY)
  process.stdout.write(`${JSON.stringify(reply)}\n`)
}
