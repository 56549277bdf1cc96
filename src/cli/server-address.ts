import type { Configuration } from '../core/configuration.ts';

/** Where the server of this machine answers, without a slash at the end. */
export function serverAddress({ host, port }: Pick<Configuration, 'host' | 'port'>): string {
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}
