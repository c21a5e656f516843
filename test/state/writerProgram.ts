import { createLog } from '../../src/log.ts'
import { Secret } from '../../src/secret.ts'
import { openState } from '../../src/state/open.ts'

/* Writes without end, and says of each write that it was acknowledged; as run -1 it only has the folder. */

const [folder = '', address, run = ''] = process.argv.slice(2)
const config = { DATA_DIR: folder, DATABASE_URL: address ? new Secret(address) : undefined }
const { state } = await openState({ config, log: createLog('silent', []) })
process.stdout.write('open\n')
if (run === '-1') await new Promise((resolve) => setTimeout(resolve, 60_000))
for (let n = 0; ; n += 1) {
  await Promise.all([
    state.set(`key/${run}/${n}`, n),
    state.append('log', `${run}/${n}`),
    state.setIfAbsent(`once/${run}/${n}`, n, 3_600_000),
  ])
  process.stdout.write(`${n}\n`)
}
