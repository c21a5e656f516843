import type { Request } from '../card/request.ts'
import type { EntryKind } from '../knowledge/types.ts'

/** What readers are offered while they type an argument. */
export type SuggestionKind =
  EntryKind | 'entry' | 'source' | 'command' | 'publisher' | 'sourceKind' | 'language' | 'revision' | 'draft'

export interface ArgumentSpecification {
  /** 1 to 32 lower-case letters. */
  readonly name: string
  /** At most 100 characters. */
  readonly description: string
  /** A date is EDTF: 2024, 2024-11, 2025-01-08. */
  readonly type: 'text' | 'integer' | 'date'
  readonly required: boolean
  readonly suggest?: SuggestionKind
  /**
   * It narrows the answer, under the same name for every command, and is typed by its name only. `offered`: forms ask
   * for it too; `typed`: it is understood where it is typed, and clutters no form.
   */
  readonly filter?: 'offered' | 'typed'
  /** A form asks for it where it is missing: a text too long to be typed into a line. */
  readonly form?: true
  /** Buttons carry it, people do not type it: it is not registered anywhere. */
  readonly hidden?: true
}

/** What a command is called and takes: registration, manifest, help, completion and dispatch are made from it. */
export interface CommandSpecification {
  /** Such as `actor`; `kb reload` is the subcommand `reload` of `kb`. */
  readonly name: string
  /** At most 100 characters. */
  readonly description: string
  /** In the order in which they may be typed without their names; required ones first. */
  readonly arguments: readonly ArgumentSpecification[]
  /** Lines as people type them. */
  readonly examples: readonly string[]
  /** Who may use it. */
  readonly audience: 'everyone' | 'administrators'
  /** It changes something: no address runs it, only a press, and its answer is made once. */
  readonly acts?: true
  /** Buttons and menus lead to it, people do not type it: it is not registered anywhere. */
  readonly hidden?: true
  /** The argument without which the answer depends on who asks. */
  readonly personalWithout?: string
}

/** Whether an answer depends on who asks: it is then for nobody else. */
export function isPersonal(
  { audience, acts, personalWithout }: CommandSpecification,
  { arguments: given }: Request,
): boolean {
  const lacks = personalWithout !== undefined && given[personalWithout] === undefined
  return audience === 'administrators' || acts === true || given['revision'] !== undefined || lacks
}

/** The word that a command's name begins with: `kb` of `kb reload`. */
export function rootOf(name: string): string {
  return name.split(' ', 1)[0] ?? name
}

/** The argument that a form is to ask for, where a request lacks it. */
export function formArgument(
  specifications: readonly CommandSpecification[],
  {
    command,
    arguments: given,
  }: { readonly command: string; readonly arguments: Readonly<Record<string, string>> },
): ArgumentSpecification | undefined {
  const specification = specifications.find(({ name }) => name === command)
  return specification?.arguments.find(({ form, name }) => form === true && !given[name]?.trim())
}
