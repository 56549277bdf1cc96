import { type Span, SpanStatusCode, trace } from '@opentelemetry/api';
import { outcomeOf } from './observer.ts';

/** Where traces go. */
export interface TracingOptions {
  /** The address that takes OTLP over HTTP, path included. */
  readonly endpoint: string;
  readonly serviceName: string;
  readonly serviceVersion: string;
}

/** The spans of this software; without {@link startTracing} they cost and do nothing. */
export const tracer = trace.getTracer('fabriques');

/**
 * Has spans collected and sent. The libraries are loaded here, so that who wants no traces does not pay for them.
 *
 * @returns Sends what is left and stops.
 */
export async function startTracing({
  endpoint,
  serviceName,
  serviceVersion,
}: TracingOptions): Promise<() => Promise<void>> {
  const [{ BatchSpanProcessor, NodeTracerProvider }, { OTLPTraceExporter }, { resourceFromAttributes }] =
    await Promise.all([
      import('@opentelemetry/sdk-trace-node'),
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/resources'),
    ]);
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': serviceName, 'service.version': serviceVersion }),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter({ url: endpoint }))],
  });
  provider.register();
  return async () => {
    // A collector that is gone does not keep the server from stopping.
    await provider.shutdown().catch(() => undefined);
  };
}

/** Does something within a span of its own, below the one in whose work it is done. */
export async function inSpan<T>(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  act: () => Promise<T>,
): Promise<T> {
  return tracer.startActiveSpan(name, { attributes }, async (span: Span) => {
    try {
      return await act();
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR, message: outcomeOf(error) });
      throw error;
    } finally {
      span.end();
    }
  });
}
