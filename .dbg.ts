import { askedOf } from '/work/names/bench/names.ts'
import { wordnetNames } from '/work/names/bench/wordnetNames.ts'
import { buildNameIndex } from '/work/names/src/search/nameIndex.ts'
process.chdir('/work/names')
const all = wordnetNames()
const indexed = all.filter((_, at) => at % 10 !== 0)
const t0=performance.now()
const g = buildNameIndex(indexed); let s: any; let last=performance.now(), longest=0; do { s = g.next(); const n=performance.now(); longest=Math.max(longest,n-last); last=n } while (!s.done)
const ix = s.value
console.log('build', performance.now()-t0, 'longest', longest, 'entries', indexed.length, 'names', indexed.flatMap((e:any)=>e.names).length)
const half = (process.argv[2] ?? 'tuning') as any
const show = process.argv[3]
const byId = new Map(all.map((e:any)=>[e.id,e.names]))
const qs = askedOf(all, indexed, half)
const t: any = {}; const times:number[]=[]; let shown=0
for (const q of qs) {
  const b=performance.now(); const r = ix.resolve(q.text); times.push(performance.now()-b)
  const k = t[q.kind] ??= {n:0,found:0,wrong:0,amb:0,none:0,lv:{}}
  k.n++
  let out
  if (r.status==='found') { out = r.hit.id===q.id?'found':'wrong'; const l=out+':'+r.hit.level; k.lv[l]=(k.lv[l]??0)+1 } else out = r.status==='ambiguous'?'amb':'none'
  k[out]++
  if (out !== 'found' && show === q.kind+':'+out && shown++<60) console.log(q.text,'|', byId.get(q.id)?.join('; '), '|', r.status==='found'?[r.hit.name,r.hit.level]: r.status==='ambiguous'?r.hits.slice(0,4).map((h:any)=>h.name+'/'+h.level):'')
}
times.sort((a,b)=>a-b)
let f=0,w=0,n=0,a=0,ho=0
for (const k of Object.keys(t)) { console.log(k, JSON.stringify(t[k]), (t[k].found/t[k].n).toFixed(3)); n+=t[k].n; w+=t[k].wrong; f+=t[k].found; a+=t[k].amb; if(k==='held out') ho=t[k].n }
console.log('found', f/(n-ho), 'wrong', w/n, 'p50', times[times.length>>1], 'p99', times[Math.floor(times.length*.99)])
const hw=t['held out']; console.log('held-out wrong', hw.wrong/hw.n)
