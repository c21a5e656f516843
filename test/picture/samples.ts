import type { Bars, Spans, Ties } from '../../src/card/chart.ts'

/* Charts as cards carry them. What they say is made up. */

export const bars: Bars = {
  type: 'bars',
  title: 'US dollars, 2030',
  bars: [
    { label: 'Trade of Norland and Port Lune', value: 1_600_000, text: 'about USD 1.6 million' },
    { label: 'Exports', value: 800_000, text: 'USD 800 thousand' },
    { label: 'واردات', value: 400_000, text: 'USD 400 thousand' },
  ],
  caption: 'According to: Ministry of the Sea.',
}

export const spans: Spans = {
  type: 'spans',
  title: 'Timeline',
  spans: [
    { label: 'Fires', date: '2030', earliest: '2030-01-01', latest: '2030-12-31', isUncertain: false },
    {
      label: 'Talks',
      date: 'June 2030 (uncertain)',
      earliest: '2030-06-01',
      latest: '2030-06-30',
      isUncertain: true,
    },
    {
      label: 'The envoy leaves',
      date: '1 July 2030',
      earliest: '2030-07-01',
      latest: '2030-07-01',
      isUncertain: false,
    },
    { label: 'Silence', date: 'not before 1 August 2030', earliest: '2030-08-01', isUncertain: false },
  ],
  caption: '',
}

export const ties: Ties = {
  type: 'ties',
  title: 'Relations of Norland',
  centre: 'Norland',
  ties: [
    { name: 'Port Lune', verbs: ['trades with', 'talks to'], direction: 'both' },
    { name: 'Norland Front', verbs: ['bans'], direction: 'out' },
    { name: 'Ada {Holm} | envoy', verbs: ['leaves'], direction: 'in' },
  ],
  caption: '',
}
