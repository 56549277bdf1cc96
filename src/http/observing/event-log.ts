import type { FastifyBaseLogger } from 'fastify';
import type { Observer } from '../../core/observer.ts';

/** Characters of a slow query that are written down. */
const longestText = 2000;

/** Writes to the log what an operator looks for: slow queries, commits, refusals, harvests. */
export function createEventLog(log: FastifyBaseLogger, { slowQueryMs }: { readonly slowQueryMs: number }): Observer {
  return {
    queryEnded: ({ text, milliseconds, requestId, ...end }) => {
      if (milliseconds >= slowQueryMs) {
        const query = withoutTexts(text).slice(0, longestText);
        log.warn(
          { ...(requestId !== undefined && { reqId: requestId }), ...end, ms: whole(milliseconds), query },
          'slow query',
        );
      }
    },
    commitEnded: ({ milliseconds, ...end }) => log.info({ ...end, ms: whole(milliseconds) }, 'commit'),
    dataRefused: (documents) => log.info({ documents }, 'refused by the shapes'),
    harvestEnded: ({ milliseconds, ...end }) => log.info({ ...end, ms: whole(milliseconds) }, 'harvest'),
  };
}

/** A query without what stands in its quotes, which may be what somebody typed. */
function withoutTexts(query: string): string {
  return query.replace(/("""|''')[\s\S]*?\1|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/gu, '"…"');
}

function whole(milliseconds: number): number {
  return Math.round(milliseconds);
}
