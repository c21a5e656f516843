import { SpanStatusCode, trace, type Attributes } from '@opentelemetry/api'

/**
 * Runs work as a span of OpenTelemetry's, which whatever the work does joins. It costs nothing where no SDK of
 * OpenTelemetry's was loaded.
 * @param attributes no words of a question: traces are read by more people than the log.
 */
export function traced<Value>(
  name: string,
  attributes: Attributes,
  work: (tell: (more: Attributes) => void) => Promise<Value>,
): Promise<Value> {
  return trace.getTracer('backgrounder').startActiveSpan(name, { attributes }, async (span) => {
    try {
      return await work((more) => {
        span.setAttributes(more)
      })
    } catch (error) {
      span.recordException(error instanceof Error ? error : String(error))
      span.setStatus({ code: SpanStatusCode.ERROR })
      throw error
    } finally {
      span.end()
    }
  })
}
