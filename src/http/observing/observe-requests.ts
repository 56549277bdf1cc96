import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { context, propagation, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { tracer } from '../../core/tracing.ts';
import { isOwnRequest } from '../warm-up.ts';
import type { Metrics } from './metrics.ts';

/** Addresses whose path is as good as a password. */
const secretPaths = /^\/propositions\//u;

/**
 * A name for each request, or the one that a trusted proxy gave it, under which logs, traces and answers know it.
 *
 * It tells requests apart, also those of several servers, and keeps no secret: random bytes for each would cost a
 * tenth of the time of a small answer.
 */
export function requestIds(isProxied: boolean): (raw: IncomingMessage) => string {
  const run = randomBytes(6).toString('base64url');
  let count = 0;
  return ({ headers }) => {
    const given = isProxied ? headers['x-request-id'] : undefined;
    if (typeof given === 'string' && /^[\w.-]{8,64}$/u.test(given)) {
      return given;
    }
    count += 1;
    return `${run}-${count.toString(36)}`;
  };
}

/** Counts, logs and traces every request of somebody; its answer carries its id. */
export function observeRequests(server: FastifyInstance, metrics: Metrics, options: { traces: boolean }): void {
  server.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id);
    done();
  });
  server.addHook('onResponse', (request, reply, done) => {
    if (isOwnRequest(request.raw)) {
      done();
      return;
    }
    const milliseconds = reply.elapsedTime;
    const { method } = request;
    const route = routeOf(request);
    const status = reply.statusCode;
    metrics.requestEnded({ method, route, status, milliseconds });
    const path = secretPaths.test(request.url) ? route : request.url.split('?', 1)[0];
    request.log.info({ method, path, route, status, ms: Math.round(milliseconds * 10) / 10 }, 'request');
    done();
  });
  // A request whose client left before its answer has no onResponse of its own in every case.
  server.addHook('onRequestAbort', (_request, done) => {
    metrics.requestAborted();
    done();
  });
  if (options.traces) {
    traceRequests(server);
  }
}

function traceRequests(server: FastifyInstance): void {
  const spans = new WeakMap<FastifyRequest, Span>();
  server.addHook('onRequest', (request, _reply, done) => {
    if (isOwnRequest(request.raw)) {
      done();
      return;
    }
    const caller = propagation.extract(context.active(), request.headers);
    const { method } = request;
    const attributes = { 'http.request.method': method, 'fabriques.request_id': request.id };
    const span = tracer.startSpan(`${method} ${routeOf(request)}`, { kind: SpanKind.SERVER, attributes }, caller);
    spans.set(request, span);
    context.with(trace.setSpan(caller, span), done);
  });
  // Reading a body leaves the context.
  server.addHook('preHandler', (request, _reply, done) => {
    const span = spans.get(request);
    context.with(span ? trace.setSpan(context.active(), span) : context.active(), done);
  });
  server.addHook('onResponse', (request, reply, done) => {
    const span = spans.get(request);
    span?.setAttributes({ 'http.route': routeOf(request), 'http.response.status_code': reply.statusCode });
    if (reply.statusCode >= 500) {
      span?.setStatus({ code: SpanStatusCode.ERROR });
    }
    span?.end();
    done();
  });
}

/** The pattern of the address that answers, of which there are few. */
function routeOf({ routeOptions }: FastifyRequest): string {
  return routeOptions.url ?? 'none';
}
