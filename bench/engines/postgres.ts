import { Client } from 'pg'
import { z } from 'zod'
import { ALL, type Engine } from '../engine.ts'
import { startPostgres } from '../postgresServer.ts'
import { tellingWords } from '../words.ts'

const rows = z.array(z.object({ id: z.number(), score: z.number() }))
const size = z.tuple([z.object({ bytes: z.coerce.number() })])
/** So many rows in one statement. */
const BATCH = 5_000

export const postgres: Engine = {
  name: 'PostgreSQL',
  settings:
    'to_tsvector english, GIN, any word, ts_rank_cd; a server of its own, 256 MB of shared buffers, no fsync',
  most: { ...ALL, questions: 60 },
  async build(passages) {
    const server = await startPostgres()
    const client = new Client({ host: server.folder, user: server.user, database: 'postgres' })
    await client.connect()
    await client.query('CREATE UNLOGGED TABLE passages (id integer, words tsvector)')
    for (let at = 0; at < passages.length; at += BATCH) {
      const texts = passages.slice(at, at + BATCH).map(({ text }) => text)
      await client.query(
        `INSERT INTO passages SELECT $1::integer + number - 1, to_tsvector('english', text)
         FROM unnest($2::text[]) WITH ORDINALITY AS given (text, number)`,
        [at, texts],
      )
    }
    await client.query('CREATE INDEX ON passages USING gin (words)')
    await client.query('VACUUM ANALYZE passages')
    const [{ bytes }] = size.parse(
      (await client.query(`SELECT pg_total_relation_size('passages') AS bytes`)).rows,
    )
    return {
      async search(query, limit) {
        const asked = tellingWords(query).map((word) => `'${word}'`)
        if (asked.length === 0) return []
        const found = await client.query(
          `SELECT id, ts_rank_cd(words, asked) AS score FROM passages, to_tsquery('english', $1) AS asked
           WHERE words @@ asked ORDER BY score DESC, id LIMIT $2`,
          [asked.join(' | '), limit],
        )
        return rows.parse(found.rows)
      },
      bytesOutsideHeap: bytes,
      async close() {
        await client.end()
        await server.stop()
      },
    }
  },
}
