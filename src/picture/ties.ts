import type { Ties } from '../card/chart.ts'
import type { Body } from './body.ts'
import { ACCENT, INK, LABEL, MARGIN, PAPER, QUIET, SMALL, STRONG, WIDTH } from './style.ts'
import { wrap } from './wrap.ts'

const LEFT = MARGIN + 118
const RIGHT = MARGIN + 196
const GAP = 18
const MOST_LINES = 3

type Tie = Ties['ties'][number]

/**
 * The centre on the left and a row for every tie on the right, with an arrow that shows the direction. A row reads
 * along its arrow: "supports / TTP" where it leads away from the centre, "India / meets" where it comes from there.
 */
export function layTies({ centre, ties }: Ties, top: number): Body {
  const rows = ties.map((tie) => rowOf(tie))
  const height = rows.reduce((sum, row) => sum + row.height + GAP, -GAP)
  const name = wrap(centre, LEFT - MARGIN - 18, STRONG, 5)
  const tall = Math.max(height, name.length * STRONG.lineHeight)
  const middle = top + tall / 2
  let at = top + (tall - height) / 2
  const nodes = rows.map((row, index) => {
    const y = at + row.height / 2
    at += row.height + GAP
    return { name: String(index), x: RIGHT, y, symbolSize: 9, itemStyle: { color: ACCENT }, label: row.label }
  })
  return {
    height: tall,
    option: {
      series: {
        type: 'graph',
        layout: 'none',
        // The series fits its nodes into its box; with the nodes' own extent as the box they stay where they are put.
        left: LEFT,
        top: Math.min(...nodes.map(({ y }) => y), middle),
        width: RIGHT - LEFT,
        height: Math.max(...nodes.map(({ y }) => y), middle) - Math.min(...nodes.map(({ y }) => y), middle),
        silent: true,
        symbol: 'circle',
        edgeSymbolSize: 8,
        lineStyle: { color: QUIET, width: 1.5, opacity: 1 },
        data: [
          {
            name: 'centre',
            x: LEFT,
            y: middle,
            symbolSize: 16,
            itemStyle: { color: INK },
            label: {
              ...STRONG,
              show: true,
              position: 'left',
              distance: 10,
              align: 'right',
              formatter: name.join('\n'),
            },
          },
          ...nodes,
        ],
        links: ties.map(({ direction }, index) => ({
          source: 'centre',
          target: String(index),
          symbol: [direction === 'out' ? 'none' : 'arrow', direction === 'in' ? 'none' : 'arrow'],
        })),
      },
      backgroundColor: PAPER,
    },
  }
}

function rowOf({ name, verbs, direction }: Tie): { readonly height: number; readonly label: object } {
  const width = WIDTH - RIGHT - 16 - MARGIN
  const names = wrap(name, width, STRONG, 2).map((line) => `{name|${plain(line)}}`)
  const what = wrap(verbs.join(', '), width, SMALL, MOST_LINES).map((line) => `{verb|${plain(line)}}`)
  const lines = direction === 'in' ? [...names, ...what] : [...what, ...names]
  return {
    height: names.length * LABEL.lineHeight + what.length * SMALL.lineHeight,
    label: {
      show: true,
      position: 'right',
      distance: 10,
      align: 'left',
      formatter: lines.join('\n'),
      rich: { name: STRONG, verb: SMALL },
    },
  }
}

/** Braces and bars are ECharts' markup for rich text; what stands for them looks alike. */
function plain(line: string): string {
  return line.replace(/[{}|]/g, (character) => ({ '{': '(', '}': ')', '|': '/' })[character] ?? character)
}
