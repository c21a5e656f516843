/*
 * What a picture of a card shows, as plain data. Everything in it stands in the text of the view too, on one page of it or another: a picture adds a
 * shape to the numbers, never a number.
 */

export type Chart = Bars | Spans | Ties

/** Figures that may stand on one axis: of one unit, for one length of time, about one thing. */
export interface Bars {
  readonly type: 'bars'
  /** What the axis measures, in words: "US dollars, 2023/2024". */
  readonly title: string
  readonly bars: readonly {
    readonly label: string
    readonly value: number
    /** The value as the card's table writes it: "about US$1.06 billion". */
    readonly text: string
  }[]
  /** What there is besides, and who says so. */
  readonly caption: string
}

/** When things happened; a date that may be any day of a month is drawn as the whole month. */
export interface Spans {
  readonly type: 'spans'
  readonly title: string
  readonly spans: readonly {
    readonly label: string
    /** The date in words, as the card's timeline writes it. */
    readonly date: string
    /** The first and the last day it may mean, `YYYY-MM-DD`; an end that is absent is open. */
    readonly earliest?: string
    readonly latest?: string
    readonly isUncertain: boolean
  }[]
  readonly caption: string
}

/** What ties one actor to others. */
export interface Ties {
  readonly type: 'ties'
  readonly title: string
  /** The actor that the card is about. */
  readonly centre: string
  readonly ties: readonly {
    /** The other actor. */
    readonly name: string
    /** What the one does to the other: "supports". */
    readonly verbs: readonly string[]
    /** From the centre to the other, from the other to the centre, or mutual. */
    readonly direction: 'out' | 'in' | 'both'
  }[]
  readonly caption: string
}
