import { request } from 'node:http';
import { decodeWire, encodeWire } from '../../shared/kit/wire.ts';
import { expect, test } from '@playwright/test';
import { type RunningServer, startServer } from './support/hosts.ts';
import { type Places, environmentFor, newPlaces } from './support/places.ts';

// The browser host's door, knocked at without a browser: a page elsewhere could send any of this.

let places: Places;
let server: RunningServer;
test.beforeEach(async () => {
  places = newPlaces();
  server = await startServer(environmentFor(places, null));
});
test.afterEach(async () => {
  await server.close();
  places.remove();
});

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** Node's own request: it sends Host and Origin as told, which fetch does not. */
function ask(path: string, headers: Readonly<Record<string, string>>, body?: string): Promise<Answer> {
  const { port } = new URL(server.address);
  return new Promise((resolve, reject) => {
    const asking = request(
      { host: '127.0.0.1', port, path, headers, method: body === undefined ? 'GET' : 'POST' },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (piece: string) => (text += piece));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
        );
      },
    );
    asking.on('error', reject);
    asking.end(body);
  });
}

const STATE = encodeWire({ token: null, method: 'office.getState', input: {} });

/** What a browser has after it opened the printed address: its cookie, its page's secret. */
async function entered() {
  const { origin, host, search } = new URL(server.address);
  const welcome = await ask(`/${search}`, {});
  expect(welcome.status).toBe(303);
  expect(welcome.headers['location']).toBe('/');
  const set = String(welcome.headers['set-cookie']);
  expect(set).toMatch(/; HttpOnly; SameSite=Strict; Path=\/$/);
  const cookie = set.split(';')[0] ?? '';
  const page = await ask('/', { cookie });
  const secret = /name="daftar-secret" content="([^"]+)"/.exec(page.text)?.[1] ?? '';
  return { cookie, secret, origin, host, search, page };
}

test('the printed address opens the application, once', async () => {
  const { cookie, secret, origin, search, page } = await entered();
  expect(page.status).toBe(200);
  expect(page.headers['cache-control']).toBe('no-store');
  expect(page.headers['content-security-policy']).toContain("default-src 'none'");
  const reply = await ask('/call', { cookie, origin, 'x-daftar-secret': secret }, STATE);
  expect(decodeWire(reply.text)).toMatchObject({ ok: true, value: { state: 'new' } });
  expect((await ask(`/${search}`, {})).status).toBe(401);
});

test('who has no cookie gets no page and no file', async () => {
  const { page } = await entered();
  const script = /src="\.?(\/[^"]+\.js)"/.exec(page.text)?.[1] ?? '';
  expect(script).not.toBe('');
  for (const path of ['/', script, '/?ticket=guessed']) {
    expect((await ask(path, {})).status, path).toBe(401);
    expect((await ask(path, { cookie: 'daftar-1=guessed' })).status, path).toBe(401);
  }
});

test('a call needs the cookie, the page’s secret and the right origin', async () => {
  const { cookie, secret, origin } = await entered();
  const right = { cookie, origin, 'x-daftar-secret': secret };
  const wrong: readonly (readonly [string, Record<string, string>])[] = [
    ['no cookie', { origin, 'x-daftar-secret': secret }],
    ['no secret', { cookie, origin }],
    ['guessed secret', { ...right, 'x-daftar-secret': 'guessed' }],
    ['no origin', { cookie, 'x-daftar-secret': secret }],
    ['another site', { ...right, origin: 'http://evil.example' }],
    ['another port', { ...right, origin: 'http://127.0.0.1:1' }],
    ['a name that leads here', { ...right, host: 'evil.example' }],
    ['localhost', { ...right, host: `localhost:${new URL(server.address).port}` }],
  ];
  for (const [why, headers] of wrong) expect((await ask('/call', headers, STATE)).status, why).toBe(403);
  expect((await ask('/call', right, STATE)).status).toBe(200);
});

test('the secret of one browser’s page is no use in another', async () => {
  const one = await entered();
  const second = await startServer(environmentFor(places, null));
  const address = new URL(second.address);
  const welcome = await ask(`/${address.search}`, {});
  const cookie = String(welcome.headers['set-cookie']).split(';')[0] ?? '';
  expect(cookie).not.toBe(one.cookie);
  const call = { cookie, origin: one.origin, 'x-daftar-secret': one.secret };
  expect((await ask('/call', call, STATE)).status).toBe(403);
});

test('nothing outside the built pages can be read', async () => {
  const { cookie } = await entered();
  for (const path of [
    '/../electron/main.cjs',
    '/%2e%2e/electron/preload.cjs',
    '/assets/..%2f..%2felectron/x.js',
    '/..\\electron\\x.js',
    '/.hidden.js',
    '/running.json',
  ]) {
    expect((await ask(path, { cookie })).status, path).toBe(404);
  }
});

test('what is no call, or no end of one, is refused', async () => {
  const { cookie, secret, origin } = await entered();
  const right = { cookie, origin, 'x-daftar-secret': secret };
  expect((await ask('/call', right, 'no json')).status).toBe(400);
  const strange = await ask('/call', right, encodeWire({ method: 5 }));
  expect(decodeWire(strange.text)).toEqual({ ok: false, error: 'invalid_input' });
  expect((await ask('/call', right, 'x'.repeat(44_000_001))).status).toBe(413);
});

test('only a start that knows the record in the office’s folder gets another address', async () => {
  expect((await ask('/running', {}, '')).status).toBe(403);
  expect((await ask('/running', { 'x-daftar-running': 'guessed' }, '')).status).toBe(403);
});
