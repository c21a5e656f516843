import Database from 'libsql'
import { z } from 'zod'
import { ALL, type Engine } from '../engine.ts'
import { tellingWords } from '../words.ts'

const rows = z.array(z.object({ id: z.number(), score: z.number() }))
const page = z.tuple([z.object({ bytes: z.number() })])

export const sqlite: Engine = {
  name: 'SQLite FTS5',
  settings: 'porter stems, any word, stop words taken out of the question, bm25; in memory',
  most: ALL,
  build(passages) {
    const database = new Database(':memory:')
    database.exec(`CREATE VIRTUAL TABLE passages USING fts5(text, tokenize = 'porter unicode61')`)
    const insert = database.prepare('INSERT INTO passages (rowid, text) VALUES (?, ?)')
    database.exec('BEGIN')
    for (const [id, { text }] of passages.entries()) insert.run(id + 1, text)
    database.exec('COMMIT')
    const find = database.prepare(
      'SELECT rowid - 1 AS id, -bm25(passages) AS score FROM passages WHERE passages MATCH ? ORDER BY rank LIMIT ?',
    )
    const [{ bytes }] = page.parse(
      database
        .prepare('SELECT page_count * page_size AS bytes FROM pragma_page_count(), pragma_page_size()')
        .all(),
    )
    return {
      search(query, limit) {
        const asked = tellingWords(query).map((word) => `"${word}"`)
        return asked.length === 0 ? [] : rows.parse(find.all(asked.join(' OR '), limit))
      },
      bytesOutsideHeap: bytes,
    }
  },
}
