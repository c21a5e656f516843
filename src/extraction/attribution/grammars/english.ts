import type { Grammar } from '../grammar.ts'

export const english: Grammar = {
  verbs: {
    say: `said says say told tells added adds noted notes explained explains stated states stressed stresses argued argues
      wrote writes replied replies responded insisted insists reiterated reiterates maintained maintains pointed_out
      points_out commented remarked recalled suggested suggests acknowledged acknowledges admitted admits conceded
      concedes emphasised emphasized observed predicted predicts described describes praised praises tweeted testified
      believes thinks quipped echoed`,
    announce: `announced announces confirmed confirms declared declares revealed reveals reported reports disclosed`,
    demand: `urged urges demanded demands called_for calls_for called_on calls_on asked_for appealed`,
    promise: `vowed vows pledged pledges promised promises`,
    warn: `warned warns threatened threatens cautioned cautions`,
    claim: `claimed claims alleged alleges asserted asserts`,
    accuse: `accused accuses blamed blames condemned condemns criticised criticized criticises criticizes denounced
      denounces`,
    reject: `rejected rejects dismissed dismisses refuted rebuffed ruled_out rules_out opposed opposes`,
    deny: `denied denies disputed disputes`,
  },
  needsQuotation: `responded replied replies wrote writes recalled described describes praised praises thinks reveals notes
    noted explained explains predicted predicts echoed suggested suggests reported reports commented remarked believes
    observed states stated added adds tweeted testified revealed maintained maintains stressed stresses argued argues
    pointed_out points_out disclosed emphasised emphasized appealed quipped disputed disputes`,
  toSomebody: 'told tells',
  nouns: 'claims reports demands states notes promises threatens pledges vows blames say reveals',
  participles: '',
  auxiliaries: 'has have had',
  that: 'that',
  between: `also later earlier previously repeatedly reportedly recently again always then now have has had already since
    once still however meanwhile initially publicly privately openly immediately simply even only often instead itself
    himself herself themselves both all separately too today yesterday subsequently further just`,
  hinders: `was were is are been being be would could may might should will can must to not didn't hasn't haven't never
    cannot getting doesn't don't won't wouldn't couldn't refused declined did does do`,
  opens: `and but or that which who whom whose because when while where if after before since although though than so
    whether what how why until as unless once whereas nor until despite amid following`,
  clause: `is are was were be been being am has have had will would could should may might must can do does did isn't
    wasn't aren't not became become began took made went came saw led left fell got found gave hit sent told said says
    say say's killed caused launched fired carried began i you we my our me us to prompting amid including`,
  and: 'and or',
  joins: 'of for the and & de al bin von der el la',
  ends: `in on at during after before when while as adding with to from who which that where if because since amid
    following referring speaking and but about during earlier late last this yesterday today via through without ahead
    under`,
  articles: `the a an one two three four some many several its his her their this these those both another other most a_number
    top senior local former all no`,
  adverbs: `but and yet so however meanwhile still now then later earlier separately also nevertheless nonetheless though
    although while instead indeed overall furthermore moreover additionally officially previously recently speaking
    as when because today yesterday tomorrow tonight if for`,
  prepositions:
    'on in at after during by following since before under with from amid despite ahead over within through until upon among about for against like as unlike',
  speakers: `official officials spokesman spokeswoman spokesperson spokespeople spokesmen ministry minister ministers
    military army police government president prime-minister leader leaders report reports statement statements group
    movement organisation organization agency agencies authorities authority source sources analysts analyst experts
    expert residents resident witnesses witness critics observers diplomats diplomat lawyers lawyer prosecutors
    prosecutor judge judges court commission committee council company companies firm firms union unions party doctors
    doctor medics medic rescuers survivors families relatives family activists activist campaigners protesters
    investigators officers officer commander commanders soldiers troops department office embassy mission campaign
    administration investigation inquiry assessment survey poll study data figures officials' delegate delegates
    ambassador secretary chief head director directors researchers researcher scientists professor economists economist
    journalists journalist reporters reporter broadcaster newspaper media outlet channel network network's website
    lawmakers lawmaker senators senator mayor governor king prince queen pope bishop bishops ambassador's team teams
    author authors workers worker farmers parents mother father son daughter brother sister husband wife man woman
    people someone others letter document documents indictment filing resolution force forces rebels fighters militants
    faction chairman chairwoman envoy envoys negotiator negotiators mediator mediators coalition opposition ministry's
    bank institute university hospital watchdog ngo charity airline regulator investors traders executive executives
    manager coach player captain teacher students student general colonel lieutenant intelligence insider insiders
    institution centre center foundation state states country countries side sides alliance bloc`,
  he: 'he she',
  it: 'it',
  otherPronouns:
    'each i you we they who which that this those these what there everyone nobody someone anyone others one many some most all none both',
  accordingTo: 'according_to',
  times: `monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december today yesterday tomorrow week month year night morning afternoon evening weekend
    last next this earlier late on`,
  order: 'subject first',
  isPreposed: true,
  commaOpens: false,
  dropsPronouns: false,
  capitalsAreNames: true,
}
