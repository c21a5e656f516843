import { wordnetNames } from './bench/wordnetNames.ts'
import { NameBook } from './src/search/nameBook.ts'
import { WholeNames } from './src/search/wholeNames.ts'
import { NameReadings } from './src/search/nameReadings.ts'
import { NearNames } from './src/search/nearNames.ts'
import { NameSuggestions } from './src/search/nameSuggestions.ts'
import { NameMentions } from './src/search/nameMentions.ts'
const all = wordnetNames()
function fin(g:any){let s;let last=performance.now();let m=0;do{s=g.next();const n=performance.now();m=Math.max(m,n-last);last=n}while(!s.done);(fin as any).m=m;return s.value}
for (let r=0;r<3;r++){
const out:any={};let total=0
const t=(n:string,f:()=>any)=>{const c=process.cpuUsage();const v=fin(f());const d=process.cpuUsage(c);out[n]=Math.round((d.user+d.system)/1000)+' (max '+(fin as any).m.toFixed(1)+')';total+=(d.user+d.system)/1000;return v}
const book=t('book',()=>NameBook.over(all))
t('whole',()=>WholeNames.over(book));t('read',()=>NameReadings.over(book));t('near',()=>NearNames.over(book));t('sugg',()=>NameSuggestions.over(book));t('ment',()=>NameMentions.over(book))
console.log(JSON.stringify(out),Math.round(total))}
