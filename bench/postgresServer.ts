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
  /** Stops it for a while, as an operator would. @returns what starts it again. */
  readonly pause: () => Promise<() => Promise<void>>
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
  const start = (): (() => Promise<void>) => {
    const options = { ...user, cwd: folder, stdio: 'ignore' } as const
    const server = spawn(join(programs, 'postgres'), ['-D', data, '-k', folder, ...settings], options)
    const ended = once(server, 'exit')
    return async () => {
      server.kill('SIGINT')
      await ended
    }
  }
  let end = start()
  const stop = async (): Promise<void> => {
    await end()
    await rm(folder, { recursive: true, force: true })
  }
  const pause = async (): Promise<() => Promise<void>> => {
    await end()
    return async () => {
      end = start()
      await untilReady(programs, folder)
    }
  }
  try {
    await untilReady(programs, folder)
  } catch (cause) {
    await stop()
    throw cause
  }
  return { folder, user: 'bench', stop, pause }
}

async function untilReady(programs: string, folder: string): Promise<void> {
  for (let tries = 1; tries <= TRIES; tries += 1) {
    const isReady = await run(join(programs, 'pg_isready'), ['-h', folder]).then(
      () => true,
      () => false,
    )
    if (isReady) return
    await setTimeout(100)
  }
  throw new Error('PostgreSQL did not start')
}

async function otherUser(): Promise<{ readonly uid: number; readonly gid: number }> {
  const idOf = async (which: string): Promise<number> => Number((await run('id', [which, 'nobody'])).stdout)
  return { uid: await idOf('-u'), gid: await idOf('-g') }
}
