import type { FastifyInstance } from 'fastify';
import { problemCatalogue } from '../problem-catalogue.ts';

/** What the `type` of every problem leads to: its status and its meaning, in both languages. */
export function problemRoutes(server: FastifyInstance): void {
  const problems = Object.entries(problemCatalogue).map(([code, [status, title]]) => ({ code, status, title }));
  server.get('/docs/problems', () => ({ problems }));
}
