import { ComponentType, MessageFlags } from 'discord-api-types/v10'
import { describe, expect, it } from 'vitest'
import type { Chart } from '../../src/card/chart.ts'
import type { Request } from '../../src/card/request.ts'
import type { Backgrounder, Reply } from '../../src/command/backgrounder.ts'
import { DISCORD_CAPACITY } from '../../src/discord/limits.ts'
import { createLog } from '../../src/log.ts'
import { painter } from '../picture/sharedPainter.ts'
import { createPainter, type DrawnPicture, type Painter } from '../../src/picture/painter.ts'
import { bars } from '../picture/samples.ts'
import { componentsOf, idsOf, shown, textsOf } from './payload.ts'
import { openBackgrounder, withApp, type AppOptions, type TestApp, type TransportName } from './server/app.ts'
import type { UploadedFile } from './server/body.ts'
import { BOT_ID } from './server/gateway.ts'
import { message, press } from './server/interactions.ts'

const MESSAGE = 4
const UPDATE = 7

/** What a button carries that opens the figures of /trade. */
const FIGURES = 't:1|trade|f1|'

/** The card with the figures of /trade, and the picture that goes with it. */
async function trade() {
  const backgrounder = await openBackgrounder()
  const asked: Request = { ...backgrounder.read('/trade'), view: 'figures' }
  const { card } = await backgrounder.reply(asked, { isAdministrator: false }, DISCORD_CAPACITY)
  const picture = await painter.draw(card)
  if (!picture) throw new Error('The picture was not drawn')
  return { card, picture }
}

/** What is seen of a message's pictures, by those who see them and by those who do not. */
function galleriesOf(body: unknown) {
  return componentsOf(shown.parse(body)).flatMap((each) =>
    each.type === ComponentType.MediaGallery ? each.items : [],
  )
}

function expectPicture(body: unknown, files: readonly UploadedFile[], picture: DrawnPicture) {
  const { altText: description } = picture
  expect(shown.parse(body).attachments).toEqual([{ id: '0', filename: 'card.png', description }])
  expect(galleriesOf(body)).toEqual([{ media: { url: 'attachment://card.png' }, description }])
  expect(files.map(({ key, name, type }) => ({ key, name, type }))).toEqual([
    { key: 'files[0]', name: 'card.png', type: 'image/png' },
  ])
  expect(files[0]?.bytes.equals(picture.png)).toBe(true)
}

function expectNoPicture(body: unknown, files: readonly UploadedFile[]) {
  expect(shown.parse(body).attachments).toEqual([])
  expect(galleriesOf(body)).toEqual([])
  expect(files).toEqual([])
}

const buttonOf = (body: unknown, verb: string) =>
  idsOf(shown.parse(body)).find((id) => id.startsWith(`${verb}:`)) ?? ''

/** Puts something between the adapter and the program's replies. */
const around =
  (change: (reply: () => Promise<Reply>) => Promise<Reply>) =>
  (backgrounder: Backgrounder): Backgrounder => ({
    ...backgrounder,
    specifications: backgrounder.specifications,
    reply: (...asked) => change(() => backgrounder.reply(...asked)),
  })

/** Puts another chart on every card. */
const withChart = (chart: Chart) =>
  around(async (reply) => {
    const { card, ...rest } = await reply()
    return { ...rest, card: { ...card, chart } }
  })

/** Takes its time until it is let go. */
function held() {
  let letGo: () => void = () => undefined
  const gate = new Promise<void>((resolve) => {
    letGo = resolve
  })
  return { letGo, around: around((reply) => gate.then(reply)) }
}

describe.each<TransportName>(['gateway', 'HTTP'])('the picture of a card over %s', (transport) => {
  const withDiscord = async (work: (app: TestApp) => Promise<void>, options: AppOptions = {}) => {
    await withApp(transport, options, async (app) => {
      await work(app)
      expect(app.discord.faults).toEqual([])
    })
  }

  it('is uploaded as it was drawn, with all its numbers in words, which the text has too', async () => {
    const { picture } = await trade()
    await withDiscord(async ({ upload }) => {
      const { answer, files } = await upload(press(FIGURES, false))
      expect(answer.type).toBe(MESSAGE)
      expectPicture(answer.data, files, picture)
      for (const number of ['USD 539 million', 'USD 1.06 billion', 'USD 1.6 billion']) {
        expect(picture.altText).toContain(number)
        expect(textsOf(shown.parse(answer.data)).join()).toContain(number)
      }
    })
  })

  it('goes when a view without one takes its place, and comes again with its view', async () => {
    const { picture } = await trade()
    await withDiscord(async ({ upload }) => {
      const first = await upload(press(FIGURES, false))
      const second = await upload(press(buttonOf(first.answer.data, 't')))
      expect(second.answer.type).toBe(UPDATE)
      expectNoPicture(second.answer.data, second.files)
      const back = await upload(press(FIGURES))
      expect(back.answer.type).toBe(UPDATE)
      expectPicture(back.answer.data, back.files, picture)
    })
  })

  it('is shared with the card', async () => {
    const { picture } = await trade()
    await withDiscord(async ({ upload }) => {
      const { answer } = await upload(press(FIGURES, false))
      const shared = await upload(press(buttonOf(answer.data, 's')))
      expect(shown.parse(shared.answer.data).flags).toBe(MessageFlags.IsComponentsV2)
      expectPicture(shared.answer.data, shared.files, picture)
    })
  })

  it('comes with an answer that was announced', async () => {
    const { picture } = await trade()
    const { letGo, around } = held()
    await withDiscord(
      async ({ ask, discord }) => {
        await ask(press(FIGURES, false))
        letGo()
        const { body, files } = await discord.next('editOriginal')
        expectPicture(body, files, picture)
      },
      { around, deferAfter: 20 },
    )
  })

  it.each([
    ['there is no font for it', { ...bars, title: '貿易' }],
    ['drawing fails', { type: 'ties', title: 'Ties of nothing', centre: 'Nothing', ties: [], caption: '' }],
  ] as const)('is left out where %s', async (_reason, chart) => {
    await withDiscord(
      async ({ upload }) => {
        const { answer, files } = await upload(press(FIGURES, false))
        expect(answer.type).toBe(MESSAGE)
        expectNoPicture(answer.data, files)
        expect(textsOf(shown.parse(answer.data)).join()).toContain('USD 1.6 billion')
      },
      { around: withChart(chart) },
    )
  })

  it('is left out where it comes too late, and there for the next who asks', async () => {
    const { picture } = await trade()
    const hasty = createPainter({ log: createLog('silent'), patience: 0 })
    await withDiscord(
      async ({ upload }) => {
        const late = await upload(press(FIGURES, false))
        expectNoPicture(late.answer.data, late.files)
        await hasty.find(picture.hash)
        const next = await upload(press(FIGURES, false))
        expectPicture(next.answer.data, next.files, picture)
      },
      { painter: hasty },
    )
    await hasty.close()
  })

  it('is put there by a call of the API where a response cannot carry it', async () => {
    const { picture } = await trade()
    const png = Buffer.concat([picture.png, Buffer.alloc(128 * 1024)])
    const heavy: Painter = { ...painter, draw: () => Promise.resolve({ ...picture, png }) }
    await withDiscord(
      async ({ upload, discord }) => {
        const { answer, files } = await upload(press(FIGURES, false))
        if (transport === 'gateway') expectPicture(answer.data, files, { ...picture, png })
        else {
          expect(answer).toEqual({ type: 5, data: { flags: MessageFlags.Ephemeral } })
          const edit = await discord.next('editOriginal')
          expectPicture(edit.body, edit.files, { ...picture, png })
        }
      },
      { painter: heavy },
    )
  })
})

describe('a picture that Discord does not take', () => {
  const refusals = [
    { status: 413, body: { message: 'Request entity too large', code: 40005 } },
    { status: 413 },
    { status: 400, body: { message: 'Invalid Form Body', code: 50035, errors: {} } },
    { status: 403, body: { message: 'Missing Permissions', code: 50013 } },
    { status: 404, body: { message: '404: Not Found', code: 0 } },
    { status: 409 },
  ]

  it.each(refusals)('is left out of the response ($status, $body.code)', async (refusal) => {
    await withApp('gateway', {}, async ({ upload, discord, lines }) => {
      discord.plan('callback', refusal)
      const { answer, files } = await upload(press(FIGURES, false))
      expectNoPicture(answer.data, files)
      expect(textsOf(shown.parse(answer.data)).join()).toContain('USD 1.6 billion')
      const told = lines.find(({ msg }) => msg.startsWith('Discord did not take a picture'))
      expect(told?.level).toBe(40)
      expect(JSON.stringify(told).length).toBeLessThan(30_000)
    })
  })

  it('is left out of the response where Discord fails, however often that is tried', async () => {
    await withApp('gateway', {}, async ({ upload, discord }) => {
      // As often as the REST client tries.
      discord.plan('callback', ...Array.from({ length: 4 }, () => ({ status: 502 })))
      const { answer, files } = await upload(press(FIGURES, false))
      expectNoPicture(answer.data, files)
      expect(textsOf(shown.parse(answer.data)).join()).toContain('USD 1.6 billion')
    })
  })

  it('is left out of an answer that was announced', async () => {
    const { letGo, around } = held()
    const options = { around, deferAfter: 20 }
    await withApp('HTTP', options, async ({ ask, discord }) => {
      discord.plan('editOriginal', { status: 413 })
      await ask(press(FIGURES, false))
      letGo()
      const { body, files } = await discord.next('editOriginal')
      expectNoPicture(body, files)
    })
  })

  it('is left out in a channel where the app may not attach files', async () => {
    await withApp('gateway', { around: withChart(bars) }, async ({ discord }) => {
      discord.plan('createMessage', { status: 403, body: { message: 'Missing Permissions', code: 50013 } })
      const asked = message(`<@${BOT_ID}> /trade`)
      discord.gateway.dispatch('MESSAGE_CREATE', asked)
      const { body, files, groups } = await discord.next('createMessage')
      expect(groups['channel']).toBe(asked.channel_id)
      expectNoPicture(body, files)
      expect(discord.calls.map(({ route }) => route)).not.toContain('directChannel')
    })
  })
})

it('comes with the answer to a mention, and to a direct message', async () => {
  const { card, picture } = await trade()
  if (!card.chart) throw new Error('The card has no picture')
  await withApp('gateway', { around: withChart(card.chart) }, async ({ discord }) => {
    const asked = [message(`<@${BOT_ID}> /trade`), message('/trade', { place: 'direct' })]
    for (const each of asked) {
      discord.gateway.dispatch('MESSAGE_CREATE', each)
      const { body, files } = await discord.next('createMessage')
      expectPicture(body, files, picture)
    }
    expect(discord.faults).toEqual([])
  })
})
