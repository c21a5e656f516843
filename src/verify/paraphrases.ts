import { stemmer } from '@orama/stemmers/english'

/*
 * English words that reporters use for each other and that the lexicon keeps apart. Each line is a group; nothing stands
 * with what it is not exchanged for in news. They are words of the language, not of anything that happens.
 */
const GROUPS = `
killed kill killing dead died die death deaths fatality fatalities toll slain lives claimed
condemn condemned denounce denounced decry decried deplore deplored slam slammed criticise criticised criticize criticized
appoint appointed name named designate designated install installed
envoy representative ambassador emissary
rise rose rises risen increase increased grow grew growth growing climb climbed jump jumped surge surged escalate escalated up higher more
fall fell fallen drop dropped decline declined decrease decreased sink sank shrink shrank plunge plunged down lower less
meet met meeting talk talks held hold negotiate negotiated negotiation confer conferred
strike strikes airstrike airstrikes bombing bombed bombardment bombard raid raids attack attacks attacked attacking hit hits
hideout hideouts base bases camp camps facility facilities sanctuary
loss losses cost costs lose lost losing
wound wounded injure injured injury injuries hurt
close closed closing closure shut shutting
refuse refused refuses reject rejected rejects decline declined
say said says tell told state stated note noted report reported reports
show shows showed indicate indicated indicates figures data statistics
amount amounted total totalled stand stood worth value valued come came reach reached
displace displaced flee fled uproot uprooted
accuse accused accuses blame blamed blames allege alleged
announce announced announces declare declared declares unveil unveiled
demand demanded demands call called calls urge urged urges
vow vowed vows pledge pledged pledges promise promised promises
recognise recognised recognize recognized recognition acknowledge acknowledged
agree agreed agrees agreement deal accord pact
begin began begun start started starts launch launched
end ended ends finish finished halt halted stop stopped cease ceased
capture captured seize seized take took taken
release released releases free freed
fire fired fires launch launched shoot shot
send sent sends dispatch dispatched deploy deployed
resign resigned quit quits step
elect elected choose chose chosen pick picked vote voted
border frontier boundary
crossing crossings checkpoint
troops soldiers forces army military
militant militants fighter fighters insurgent insurgents gunman gunmen
civilian civilians noncombatant
child children minor minors
refugee refugees
premier
help helped aid assist assisted assistance support supported backing backed
ban banned bans prohibit prohibited bar barred outlaw outlawed
approve approved approves endorse endorsed pass passed adopt adopted back backed
build built construct constructed construction
buy bought purchase purchased acquire acquired
sell sold sale sales
win won victory
warn warned warns warning caution cautioned
visit visited visits trip travel travelled traveled
hostage hostages captive captives
detain detained arrest arrested
invest invested investment investments
trade commerce
enhance enhanced enhancing boost boosted boosting improve improved improving strengthen strengthened strengthening deepen
separate separates separating divide divides dividing
link links linking connect connects connecting
goal goals aim aims aimed target targeted targets
route routes path pathway
breach breached violation violate violated
speculation speculate speculated
cut cuts reduce reduced reduction slash slashed
year annual yearly
daily day
roughly about around approximately nearly some
exceed exceeds exceeding exceeded
`

const byStem = new Map<string, Set<number>>()
for (const [number, line] of GROUPS.trim().split('\n').entries())
  for (const word of line.split(' ')) {
    const stem = stemmer(word)
    byStem.set(stem, (byStem.get(stem) ?? new Set()).add(number))
  }

const NONE: ReadonlySet<number> = new Set()

/** The groups that a word belongs to, by its stem. */
export function groupsOf(stem: string): ReadonlySet<number> {
  return byStem.get(stem) ?? NONE
}
