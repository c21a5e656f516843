import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chown, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)
const INSTALLED = '/usr/lib/postgresql'
const SETTINGS = { listen_addresses: '', shared_buffers: '256MB', fsync: 'off', full_page_writes: 'off' }
/** Times that a server is asked whether it is there. */
const TRIES = 300

/** A server that nothing else uses, on a socket in a folder of its own. */
export interface PostgresServer {
  readonly folder: string
  readonly user: string
  readonly stop: () => Promise<void>
}

/** Where PostgreSQL's programs are; undefined where it is not installed. */
export async function postgresPrograms(): Promise<string | undefined> {
  const versions = await readdir(INSTALLED).catch(() => [])
  const newest = versions.sort((a, b) => Number(a) - Number(b)).at(-1)
  return newest === undefined ? undefined : join(INSTALLED, newest, 'bin')
}

/** Starts a server over an empty database. It refuses to run as root, so that root lends it another user. */
export async function startPostgres(): Promise<PostgresServer> {
  const programs = await postgresPrograms()
  if (programs === undefined) throw new Error(`PostgreSQL is not below ${INSTALLED}`)
  const folder = await mkdtemp(join(tmpdir(), 'bench-postgres-'))
  const user = process.getuid?.() === 0 ? await otherUser() : undefined
  if (user) await chown(folder, user.uid, user.gid)
  const data = join(folder, 'data')
  await run(join(programs, 'initdb'), ['-D', data, '-U', 'bench', '-A', 'trust', '-N'], {
    ...user,
    cwd: folder,
  })
  const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const server = spawn(join(programs, 'postgres'), ['-D', data, '-k', folder, ...settings], {
    ...user,
    cwd: folder,
    stdio: 'ignore',
  })
  const ended = once(server, 'exit')
  const stop = async (): Promise<void> => {
    server.kill('SIGINT')
    await ended
    await rm(folder, { recursive: true, force: true })
  }
  for (let tries = 1; ; tries += 1) {
    const isReady = await run(join(programs, 'pg_isready'), ['-h', folder]).then(
      () => true,
      () => false,
    )
    if (isReady) return { folder, user: 'bench', stop }
    if (tries === TRIES) {
      await stop()
      throw new Error('PostgreSQL did not start')
    }
    await setTimeout(100)
  }
}

async function otherUser(): Promise<{ readonly uid: number; readonly gid: number }> {
  const idOf = async (which: string): Promise<number> => Number((await run('id', [which, 'nobody'])).stdout)
  return { uid: await idOf('-u'), gid: await idOf('-g') }
}
