import { useLayoutEffect, useState } from 'preact/hooks'

/** A choice that the browser keeps. */
export function useKept<T extends string>(
  name: string,
  choices: readonly [T, ...T[]],
): [T, (choice: T) => void] {
  const [choice, choose] = useState<T>(
    () => choices.find((each) => each === localStorage.getItem(name)) ?? choices[0],
  )
  // Before anything is painted: an effect after it would show the other choice first, and be lost in a reload.
  useLayoutEffect(() => {
    localStorage.setItem(name, choice)
    document.documentElement.dataset[name] = choice
  }, [name, choice])
  return [choice, choose]
}

const HISTORY = 'history'
const LONGEST_HISTORY = 50

/** What was asked in this browser, latest first. */
export function pastQuestions(): readonly string[] {
  return (localStorage.getItem(HISTORY) ?? '').split('\n').filter((line) => line !== '')
}

export function rememberQuestion(text: string): void {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line === '') return
  const others = pastQuestions().filter((past) => past !== line)
  localStorage.setItem(HISTORY, [line, ...others].slice(0, LONGEST_HISTORY).join('\n'))
}
