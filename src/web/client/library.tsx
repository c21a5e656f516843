import { render } from 'preact'
import { Library } from './library/Library.tsx'

const main = document.querySelector('main')
if (main) {
  main.replaceChildren()
  render(<Library />, main)
}
