import { PHONE_LIST, type Capacity } from '../card/capacity.ts'
import { escapeMarkdown } from './markdown.ts'

/**
 * Discord's maxima, of https://discord.com/developers/docs/components/reference and, for commands,
 * https://discord.com/developers/docs/interactions/application-commands. Text is counted in UTF-16 units, which are
 * never fewer than the characters that Discord counts.
 */
export const DISCORD_LIMITS = {
  /** Over all text displays of a message together. */
  text: 4000,
  /** Components of a message, nested ones counted. */
  components: 40,
  /** Of a picture, beside the text; see Media Gallery Item Structure. */
  altText: 1024,
  /** Of a button or a menu; a request and a verb. */
  customId: 100,
  optionsInMenu: 25,
  optionLabel: 100,
  optionValue: 100,
  optionDescription: 100,
  placeholder: 150,
  buttonLabel: 80,
  buttonsInRow: 5,
  /** What somebody may write in a form. */
  textInput: 2000,
  /** The same where a whole text is to be put in. */
  longTextInput: 4000,
  label: 45,
  labelDescription: 100,
  autocompleteChoices: 25,
  choiceName: 100,
  choiceValue: 100,
  /** Chat input commands of an app, everywhere. */
  commands: 100,
  commandDescription: 100,
  optionsOfCommand: 25,
} as const

/** What this adapter gives to each part of a message's text; the rest of it is the body's. */
export const TEXT_SHARES = {
  heading: 250,
  label: 200,
  names: 700,
  notes: 1000,
  sources: 1000,
  knowledge: 150,
  /** The lines that say how much is left out. */
  remainders: 160,
} as const

/** The letter and the colon in front of a request; see customId.ts. */
const VERB_LENGTH = 2

/** A page counts all of its text; what Discord's markup adds to that has the rest of a message. */
export const DISCORD_CAPACITY: Capacity = {
  characters: 3700,
  measure: (text) => escapeMarkdown(text).length,
  excerpts: 5,
  sources: TEXT_SHARES.sources,
  list: PHONE_LIST,
  request: DISCORD_LIMITS.customId - VERB_LENGTH,
}
