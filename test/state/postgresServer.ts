import { execFile, spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, readdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'

const DEBIAN = '/usr/lib/postgresql'

/** A PostgreSQL server of its own for a test, on a socket in a temporary folder. */
export interface PostgresServer {
  /** The address of a new database on it. */
  newDatabase(): Promise<string>
  /** Ends connections as an operator would. */
  disconnectAll(): Promise<void>
  /** Has a database be out of reach. @returns what has it be there again. */
  takeAway(address: string): Promise<() => Promise<void>>
  stop(): Promise<void>
}

/** Why no server can be started here; undefined where one can. */
export const WITHOUT_POSTGRES = folderOfPrograms() === undefined ? 'PostgreSQL is not installed' : undefined

/* Where it must be there, as in .ci/run, it is an error that it is not. */
if (WITHOUT_POSTGRES !== undefined && process.env['REQUIRE_POSTGRES'] === '1')
  throw new Error(`REQUIRE_POSTGRES is set, but ${WITHOUT_POSTGRES}.`)

export async function startPostgres(): Promise<PostgresServer> {
  const programs = folderOfPrograms() ?? ''
  const folder = await mkdtemp(path.join(tmpdir(), 'pg-'))
  const user = userOfServer()
  if (user) chownSync(folder, user.uid, user.gid)
  const data = path.join(folder, 'data')
  const settings = ['-c', 'listen_addresses=', '-c', 'fsync=off', '-k', folder]
  const initdb = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync']
  await promisify(execFile)(path.join(programs, 'initdb'), initdb, { ...user, cwd: folder })
  const server = spawn(path.join(programs, 'postgres'), ['-D', data, ...settings], {
    ...user,
    cwd: folder,
    stdio: 'ignore',
  })
  const address = (database: string): string => `postgres://postgres@localhost/${database}?host=${folder}`
  const admin = await connected(server, address('postgres'))
  let databases = 0
  return {
    async newDatabase() {
      databases += 1
      await admin.query(`CREATE DATABASE d${databases}`)
      return address(`d${databases}`)
    },
    async disconnectAll() {
      await admin.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'backgrounder%'`,
      )
    },
    async takeAway(databaseAddress) {
      const name = new URL(databaseAddress).pathname.slice(1)
      await admin.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`)
      await admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name])
      return async () => {
        await admin.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`)
      }
    },
    async stop() {
      await admin.end()
      const gone = once(server, 'exit')
      // At once: nobody needs what it has.
      server.kill('SIGQUIT')
      await gone
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Tries until the server takes connections. */
async function connected(server: ChildProcess, address: string): Promise<pg.Client> {
  for (;;) {
    const client = new pg.Client({ connectionString: address })
    try {
      await client.connect()
      return client
    } catch (error) {
      if (server.exitCode !== null) throw new Error('The PostgreSQL server ended.', { cause: error })
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}

function folderOfPrograms(): string | undefined {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : []
  const folders = [
    ...(process.env['PATH'] ?? '').split(path.delimiter),
    ...versions.map((version) => path.join(DEBIAN, version, 'bin')),
  ]
  return folders.find((folder) => ['initdb', 'postgres'].every((name) => existsSync(path.join(folder, name))))
}

/** PostgreSQL refuses to run as root. */
function userOfServer(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map((option) => spawnSync('id', [option, name], { encoding: 'utf8' }))
    if (uid?.status === 0 && gid?.status === 0) return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
  }
  return undefined
}
