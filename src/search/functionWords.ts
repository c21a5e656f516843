/**
 * Words by which a language is told, and that carry nothing in a question: those that the stemmers' lists of stop words
 * leave out, most of all the words that ask.
 */
export const FUNCTION_WORDS: Readonly<Record<string, string>> = {
  en: 'a upon within without among via per also yet whose may shall whats whos hows wheres whens',
  ar: 'من ما ماذا متى أين كيف كم لماذا هل أي هي هو كانت كان قال بعد في على عن الى إلى هذا هذه التي الذي لمن بكم ومتى',
  bg: 'кой кога къде какво защо как колко коя кое кои е са беше в на за от се и с по да ли',
  da: 'hvem hvad hvornår hvor hvorfor hvordan hvilken hvilke hvilket hvis mange',
  de: 'wer wem wen wessen wann wo wohin woher warum wieso weshalb weswegen wozu wofür womit worüber wieviel viele viel welche wurde wurden worden seit bereits sowie laut gibt gab es bitte seid geworden bevor nachdem',
  el: 'ποιος ποια ποιο πότε πού γιατί πώς πόσο πόσοι τι είναι ήταν',
  es: 'quién quiénes qué cuándo dónde por cómo cuánto cuánta cuántos cuántas cuál cuáles es son fue fueron según hay',
  fa: 'چه کی کجا چرا چگونه چند چطور کدام است بود شد هست این آن که را از به در با برای تا و یا هم شده می های ها کرد آیا چیست کیست',
  fi: 'kuka kuinka milloin missä miksi miten mikä mitä kuka montako paljonko',
  fr: "qui que quoi quand où pourquoi comment combien quel quelle quels quelles est-ce est sont était été selon a ont donc depuis afin entre après avant t l d qu c'est qu'est-ce",
  hi: 'कौन कब कहाँ क्यों कैसे क्या कितना कितने कितनी किस है हैं था थे थी ने को का की के में से पर',
  hu: 'ki mi mikor hol miért hogyan mennyi hány melyik',
  id: 'siapa apa kapan dimana mana mengapa bagaimana berapa kenapa apakah',
  it: 'chi cosa quando dove perché come quanto quanta quanti quante quale quali è sono era fu secondo',
  nl: 'wie wat wanneer waar waarom hoe hoeveel welke welk',
  no: 'hvem hva når hvor hvorfor hvordan hvilken hvilke hvilket mange',
  pt: 'quem que quando onde porquê como quanto quanta quantos quantas qual quais é são foi foram segundo',
  ro: 'cine ce când unde cum cât câți câte care este sunt a fost',
  ru: 'кто что когда где почему зачем как сколько какой какая какие каков чей чем кого кому куда откуда ли это был была были',
  sv: 'vem vad när var varför hur vilken vilka vilket många',
  sw: 'nani nini lini wapi kwa nini gani vipi ngapi kiasi je na ya wa kwa ni katika za la cha hii hiyo kuwa lakini hilo huo hivyo yake wake zake kama baada kuhusu vya kutoka au pia ili bado alisema amesema',
  tr: 'kim ne zaman nerede neden niçin nasıl kaç hangi kimin mi mı mu mü',
  uk: 'хто що коли де чому навіщо як скільки який яка які чий кого кому куди звідки чи це був була були',
  ur: 'کون کیا کب کہاں کیوں کیسے کتنے کتنا کتنی کس ہے ہیں تھا تھے تھی نے کو کا کی کے میں سے پر اور یہ وہ کہ ہو گئی گیا گئے ہوا بھی اس ان جو تو ایک',
}
