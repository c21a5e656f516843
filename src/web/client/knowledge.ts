import { listenToNews } from './api.ts'

/*
 * Keeps an open view of the knowledge as the folder is: when there is news, what the server would send now takes the
 * place of what stands there. Without a script the view is read again by hand.
 */

listenToNews((news) => {
  if (JSON.stringify(news) !== document.querySelector('main')?.dataset['news']) void refresh()
})

async function refresh(): Promise<void> {
  const response = await fetch('/knowledge').catch(() => undefined)
  if (!response?.ok) return
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html').querySelector('main')
  const main = document.querySelector('main')
  if (!fresh || !main) return
  main.dataset['news'] = fresh.dataset['news'] ?? ''
  main.replaceChildren(...fresh.childNodes)
  say(main.querySelector('.notice')?.textContent.trim() ?? 'The knowledge was loaded again.')
}

/** A screen reader hears of it too. */
function say(sentence: string): void {
  const status = document.querySelector('[role="status"]')
  if (status) status.textContent = sentence
}
