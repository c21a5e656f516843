import { trace } from '@opentelemetry/api'
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base'
import { afterAll, expect, it } from 'vitest'
import { traced } from '../src/tracing.ts'

const spans = new InMemorySpanExporter()
const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] })
trace.setGlobalTracerProvider(provider)
afterAll(() => provider.shutdown())

it('is a span with what was told of it', async () => {
  const value = await traced('answer', { platform: 'slack' }, (tell) => {
    tell({ outcome: 'found' })
    return Promise.resolve(7)
  })
  expect(value).toBe(7)
  expect(spans.getFinishedSpans().at(-1)).toMatchObject({
    name: 'answer',
    attributes: { platform: 'slack', outcome: 'found' },
  })
})

it('is a span that failed where the work fails, and the failure goes on', async () => {
  await expect(traced('answer', {}, () => Promise.reject(new Error('no disk')))).rejects.toThrow('no disk')
  const [event] = spans.getFinishedSpans().at(-1)?.events ?? []
  expect(event?.attributes).toMatchObject({ 'exception.message': 'no disk' })
})
