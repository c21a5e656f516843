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

/** The same kinds of chart in Hindi, Urdu and Persian, with Latin letters and digits among them. */
export const hindiAndUrdu: readonly [Bars, Spans, Ties] = [
  {
    type: 'bars',
    title: 'नॉरलैंड और पोर्ट लून का द्विपक्षीय व्यापार, 2030 (USD)',
    bars: [
      {
        label: 'पोर्ट लून से नॉरलैंड को कृषि-उत्पादों, विद्युत् उपकरणों और अन्य वस्तुओं का निर्यात (USD)',
        value: 1_060,
        text: 'लगभग 1.06 अरब अमेरिकी डॉलर',
      },
      { label: 'نورلینڈ سے پورٹ لون کی درآمدات (2030–31)', value: 539, text: 'تقریباً 539 ملین ڈالر' },
      { label: 'واردات در سال ۱۴۰۲ (می‌گویند)', value: 300, text: '۳۰۰ میلیون دلار' },
    ],
    caption: 'स्रोत: समुद्र मंत्रालय। ذریعہ: وزارتِ بحر۔ According to: Ministry of the Sea.',
  },
  {
    type: 'spans',
    title: 'घटनाक्रम: تاریخ وار واقعات',
    spans: [
      {
        label: 'तट पर आग; 46 लोगों की मृत्यु',
        date: '24 दिसंबर 2030',
        earliest: '2030-12-24',
        latest: '2030-12-24',
        isUncertain: false,
      },
      {
        label: 'نورلینڈ اور پورٹ لون کے درمیان مذاکرات، جن میں سمندر، جہاز رانی اور تجارت پر گفتگو ہوئی',
        date: 'جنوری ۲۰۳۱ (غیر یقینی)',
        earliest: '2031-01-01',
        latest: '2031-01-31',
        isUncertain: true,
      },
    ],
    caption: '',
  },
  {
    type: 'ties',
    title: 'नॉरलैंड के संबंध',
    centre: 'नॉरलैंड मुक्ति-मोर्चा और स्वतंत्रता-परिषद्',
    ties: [
      { name: 'پورٹ لون', verbs: ['حمایت کرتا ہے', 'پناہ دیتا ہے'], direction: 'both' },
      { name: 'राष्ट्रीय सुरक्षा परिषद्', verbs: ['निंदा करती है'], direction: 'in' },
      { name: 'محاذِ آزادیِ نورلینڈ (NF)', verbs: ['bans'], direction: 'out' },
    ],
    caption: 'संक्षेप',
  },
]
