import { connect } from 'node:net';

/** What came back on a raw connection. */
export interface RawAnswer {
  /** 0 where the connection ended without an answer. */
  readonly status: number;
  readonly text: string;
  readonly tookMs: number;
}

/**
 * Sends bytes to a port, whatever they are, and gives all that comes back until the server closes the connection.
 *
 * @param drip - What is sent after that, a byte in a second.
 */
export async function sendRaw(origin: string, bytes: string | Uint8Array, drip = ''): Promise<RawAnswer> {
  const { port } = new URL(origin);
  const started = Date.now();
  return new Promise((resolve) => {
    const socket = connect(Number(port), '127.0.0.1', () => socket.write(bytes));
    const left = Array.from(drip);
    const timer = setInterval(() => socket.write(left.shift() ?? 'x'), 1000);
    if (drip === '') {
      clearInterval(timer);
    }
    const chunks: Buffer[] = [];
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearInterval(timer);
      const text = Buffer.concat(chunks).toString();
      resolve({ status: Number(/^HTTP\/1\.1 (\d+)/u.exec(text)?.[1] ?? 0), text, tookMs: Date.now() - started });
    });
  });
}
