/* Verbs in the forms in which they stand beside who does it; folded. They are words of the languages. */

function set(words: string): ReadonlySet<string> {
  return new Set(words.split(' '))
}

/** Ways to say that somebody says something. */
export const SAYING = set(
  'said says told tells added adds warned warns denied denies claimed claims accused accuses insisted insists stated ' +
    'argued argues urged vowed announced confirmed rejected condemned criticised criticized blamed blames tweeted wrote ' +
    'replied responded asked promised pledged described welcomed called explained reported declared noted admitted ' +
    'suggested thanked demanded testified recalled concluded estimated believes thinks ' +
    'sagte sagten erklarte erklarten kritisierte warnte behauptete betonte ausserte teilte forderte bestatigte ' +
    'declare affirme annonce dit explique assure estime a dijo dijeron declaro afirmo anuncio aseguro explico ' +
    'disse detto ha zei zeiden vertelde alisema amesema walisema alitangaza disseram afirmou ' +
    'sade сказал сказала заявил заявила сообщил',
)

/** What only a person does, or has done to them. */
export const PERSON_VERBS = set(
  'born died resigned married smiled grew studied graduated retired wept laughed sworn jailed arrested sentenced ' +
    'tweeted recalled testified appointed elected sacked dismissed convicted hospitalised hospitalized ' +
    'geboren gestorben zuruckgetreten ne nee decede nacio murio fallecio',
)

/** Verbs of English that stand right behind a subject. */
export const AUXILIARIES = set(
  'is are was were has have had will would can could may might must shall should did does do also later then now ' +
    'hat haben ist sind war wird werden kann will soll a ont est sont avait ha han era es fue',
)

/** Irregular pasts, and presents of what news tell. */
export const ACTING = set(
  'began became brought built bought came chose cut drew drove fell felt fought found fled flew forbade gave got grew ' +
    'held hit kept knew laid led left lost made met paid put ran rose saw sent set shot shut spoke spent stood struck ' +
    'swore took taught thought threw won withdrew went broke wore overthrew ' +
    'leads holds wants plans faces remains seeks runs plays makes takes gives backs supports controls rules serves ' +
    'begann kam ging nahm gab fand hielt verlor gewann traf griff',
)
