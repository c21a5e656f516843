import { render } from 'preact'
import { App } from './App.tsx'

const main = document.querySelector('main')
if (main) {
  main.replaceChildren()
  render(<App />, main)
}
