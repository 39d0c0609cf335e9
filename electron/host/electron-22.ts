import type { Protocol } from 'electron';
import { type Served, served } from './pages.ts';

// Electron 22 is the last for Windows 7 and 8.1. What it lacks beside today's stands in this file only.

/** Answers every request for a scheme: `protocol.handle` came with Electron 25. */
export function serveScheme(
  protocol: Protocol,
  scheme: string,
  answer: (url: string) => Promise<Served>,
): void {
  const answered = (url: string) =>
    answer(url).catch(() => served(500, 'text/plain; charset=utf-8', 'Failed'));
  if ('handle' in protocol) {
    protocol.handle(scheme, async ({ url }) => {
      const { status, headers, body } = await answered(url);
      return new Response(new Uint8Array(body), { status, headers: { ...headers } });
    });
    return;
  }
  // The type knows only today's Electron, where the branch above is always taken.
  const older: Protocol = protocol;
  older.registerBufferProtocol(scheme, ({ url }, callback) => {
    void answered(url).then(({ status, headers, body }) => {
      const [mimeType = ''] = (headers['content-type'] ?? '').split(';');
      callback({
        statusCode: status,
        headers: { ...headers },
        mimeType,
        charset: 'utf-8',
        data: Buffer.from(body),
      });
    });
  });
}
