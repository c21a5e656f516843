import type { Card } from '../card/card.ts'
import type { Capacity } from '../card/capacity.ts'
import type { Request } from '../card/request.ts'
import type { Response } from '../card/response.ts'
import type { Contribution } from '../ingest/library/contribution.ts'
import type { Library } from '../ingest/library/library.ts'
import type { SharedCards } from '../correction/sharedCards.ts'
import type { KnowledgeStore } from '../knowledge/store.ts'
import type { Revisions } from '../revision/revisions.ts'
import type { News } from '../watch/news.ts'
import type { Place } from '../watch/place.ts'
import type { WatchDesk } from '../watch/desk.ts'
import type { CommandSpecification } from './specification.ts'

/** Who asks. */
export interface Caller {
  /** The platform's adapter has checked it; commands for administrators are refused to everybody else. */
  readonly isAdministrator: boolean
  /** The same for the same person, with the platform's name: `slack T1 U2`; absent where nobody is known. */
  readonly id?: string
  /** Their language, BCP 47: a hint where a question does not say in which language it is. */
  readonly locale?: string
  /** Where it is asked; absent where nothing can be posted. */
  readonly here?: Here
}

/** A place that the program can post to, as whoever asks stands to it. */
export interface Here {
  readonly place: Place
  /** Whether they may say what is posted there. */
  readonly mayManage: boolean
}

export interface Reply {
  readonly answer: Response
  readonly card: Card
}

/** What may be put in for an argument. */
export interface Completion {
  /** What the reader sees, at most 100 characters. */
  readonly label: string
  /** What the argument becomes, at most 100 characters. */
  readonly value: string
}

/** A question about what came in. */
export interface NewsAsked {
  readonly request: Request
  readonly news: News
  /** Since when it is new to whoever asks, for them to read. */
  readonly since: Date
}

export interface NewsReply {
  readonly card: Card
  /** A key of each finding, at most 64 ASCII characters. */
  readonly keys: readonly string[]
}

/** The whole program without a platform: adapters turn what reaches them into requests, and replies into messages. */
export interface Backgrounder {
  readonly store: KnowledgeStore
  /** By which articles come in; absent where none can. */
  readonly library: Library | undefined
  /** What was published, and which of it serves; absent where nothing is published. */
  readonly revisions: Revisions | undefined
  /** What people watch; absent where nothing can be. */
  readonly watching: WatchDesk | undefined
  /** What was shared, for corrections to reach it; absent where nothing is remembered. */
  readonly shared: SharedCards | undefined
  /** The commands as of now: a reload may add or drop those of topics. */
  readonly specifications: readonly CommandSpecification[]
  /** Reads `/actor TTP about:attacks`; text that begins with no slash is a question. */
  read(text: string): Request
  /**
   * Reads what somebody wrote to the app in a chat: a command with or without its slash, or a question. Mentions in
   * front of it and marks around it do not count. An empty message, and the first word alone of a command of two, ask
   * for help.
   */
  readMessage(message: string): Request
  /**
   * What a message is about: a request for the source that a link in it leads to, or for the short cards of what has a
   * name in it.
   */
  mentionsIn(message: string, links?: readonly string[]): Request
  /** Never rejects for anything that a reader can ask; what does go wrong inside is thrown. */
  reply(request: Request, caller: Caller, capacity: Capacity): Promise<Reply>
  /** Adds what cannot be typed, such as files; what became of it is the reply. */
  contribute(given: readonly Contribution[], caller: Caller, capacity: Capacity): Promise<Reply>
  /** The card of a reply that there is already, as another platform shows it: nothing is done once more. */
  cardOf(reply: Reply, capacity: Capacity): Card
  /**
   * Answers a question with what came in only, newest first.
   * @param wasTold tells which findings were told before, by their keys; they are left out.
   * @returns undefined where nothing is left that answers it.
   */
  newsOn(
    asked: NewsAsked,
    capacity: Capacity,
    wasTold: (keys: readonly string[]) => Promise<ReadonlySet<string>>,
  ): Promise<NewsReply | undefined>
  /** Best first; the most useful ones where nothing was typed yet. Empty where the argument has no suggestions. */
  complete(command: string, argument: string, typed: string, limit: number): readonly Completion[]
}
