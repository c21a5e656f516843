import { askedOf } from './bench/names.ts'
import { wordnetNames } from './bench/wordnetNames.ts'
import { buildNameIndex } from './src/search/nameIndex.ts'
import { fold } from './src/search/fold.ts'
const all = wordnetNames(); const indexed = all.filter((_, at) => at % 10 !== 0)
const g = buildNameIndex(indexed); let s: any; do { s = g.next() } while (!s.done); const ix = s.value
const t: any = {}
for (const q of askedOf(all, indexed, 'tuning')) {
  if (q.kind!=='typo'&&q.kind!=='held out') continue
  const r = ix.resolve(q.text); if (r.status!=='found'||r.hit.level!=='typo') continue
  const a=fold(q.text), b=fold(r.hit.name); if (a.includes(' ')||b.includes(' ')) continue
  let i=0; while(i<a.length&&a[i]===b[i]) i++
  const op = a.length===b.length ? ([...a].sort().join('')===[...b].sort().join('')?'swap':'sub'): a.length>b.length?'extra':'lacks'
  const vow=(c:any)=>'aeiouy'.includes(c)
  const vc = op==='sub'? (vow(a[i])&&vow(b[i])?'VV':!vow(a[i])&&!vow(b[i])?'CC':'mix'):''
  const pos = i===0?'first': i>=Math.max(a.length,b.length)-1?'last':'mid'
  const key=[op,vc,pos,Math.min(7,b.length)].join(' '); const k=t[key]??={found:0,wrong:0,held:0}
  if (q.kind==='held out') k.held++; else if (r.hit.id===q.id) k.found++; else k.wrong++
}
for (const k of Object.keys(t).sort()) console.log(k.padEnd(20), JSON.stringify(t[k]))
