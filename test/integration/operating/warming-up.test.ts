import { expect, it } from 'vitest';
import { startServer } from '../../support/running-server.ts';

const pageRoutes = /fabriques_request_seconds_count\{method="GET",route="(?!\/health|\/metrics)([^"]*)"/gu;

it('A server makes pages of every kind once it is ready, and does not count what it asks itself', async () => {
  const server = await startServer({ FABRIQUES_WARM_UP: 'on' });
  const { baseIri } = server;
  const health = async () => (await fetch(`${baseIri}health/ready`)).json();
  expect(await health()).toMatchObject({ status: 'ready', warm: false });
  await expect.poll(health, { timeout: 60_000, interval: 200 }).toMatchObject({ status: 'ready', warm: true });
  const counted = async () => [...(await (await fetch(`${baseIri}metrics`)).text()).matchAll(pageRoutes)];
  expect(await counted()).toEqual([]);
  // Of one that somebody asks for it is otherwise, wherever it says that it comes from.
  expect((await fetch(`${baseIri}fabriques`, { headers: { 'x-forwarded-for': 'warm-up' } })).status).toBe(200);
  await expect.poll(async () => (await counted()).map(([, route]) => route)).toEqual(['/fabriques']);
  expect(await server.stop()).toBe(0);
  expect(server.log()).not.toMatch(/warm up/u);
});

it('A server that is stopped while it makes them ends at once, without a word', async () => {
  const server = await startServer({ FABRIQUES_WARM_UP: 'on' });
  expect(await server.stop()).toBe(0);
  expect(server.log()).toMatch(/^Ready: [^\n]+\n$/u);
});
