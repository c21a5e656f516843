import { wordnetNames } from './bench/wordnetNames.ts'
import { NameBook } from './src/search/nameBook.ts'
const all = wordnetNames()
const c=process.cpuUsage();const g=NameBook.over(all);let s;do{s=g.next()}while(!s.done);const d=process.cpuUsage(c);console.log((d.user+d.system)/1000)
