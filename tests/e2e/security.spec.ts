import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from './support/app.ts';

// What holds for the application's page on both hosts.

test('the page has no Node', async ({ page }) => {
  const found = await page.evaluate(() =>
    ['require', 'process', 'module', 'Buffer', 'global', '__dirname'].filter((name) => name in window),
  );
  expect(found).toEqual([]);
});

// Out of the protocol's own turn: in it, the policy does not hold for eval.
test('the policy blocks inline script, eval and inline style', async ({ page }) => {
  const ran = await page.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        setTimeout(() => {
          const done: string[] = [];
          const script = document.createElement('script');
          script.textContent = 'document.documentElement.dataset.ranInline = "yes"';
          document.head.append(script);
          if (document.documentElement.dataset['ranInline'] !== undefined) done.push('inline script');
          try {
            (0, eval)('1');
            done.push('eval');
          } catch {
            // As it should be.
          }
          const style = document.createElement('style');
          style.textContent = 'body { outline-style: dotted }';
          document.head.append(style);
          if (getComputedStyle(document.body).outlineStyle === 'dotted') done.push('inline style');
          resolve(done);
        });
      }),
  );
  expect(ran).toEqual([]);
});

test('the page cannot reach another address, by whatever means', async ({ page }) => {
  const reached: string[] = [];
  const server = createServer((request, response) => {
    reached.push(request.url ?? '');
    response.setHeader('access-control-allow-origin', '*').end('body { outline-style: dotted }');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const blocked = await page.evaluate(async (origin) => {
    const directives = new Set<string>();
    document.addEventListener('securitypolicyviolation', (event) => directives.add(event.effectiveDirective));
    const settled = (element: HTMLElement) =>
      new Promise<void>((resolve) => {
        element.onload = element.onerror = () => resolve();
        document.body.append(element);
      });
    await fetch(`${origin}/fetch`).catch(() => undefined);
    await settled(Object.assign(document.createElement('img'), { src: `${origin}/img` }));
    await settled(Object.assign(document.createElement('script'), { src: `${origin}/script` }));
    await settled(
      Object.assign(document.createElement('link'), { rel: 'stylesheet', href: `${origin}/style` }),
    );
    return [...directives].sort();
  }, `http://127.0.0.1:${port}`);
  await new Promise((resolve) => server.close(resolve));
  expect(blocked).toEqual(['connect-src', 'img-src', 'script-src-elem', 'style-src-elem']);
  expect(reached).toEqual([]);
});

test('the page cannot be put into a frame, nor frame another', async ({ page }) => {
  const framed = await page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective));
        const frame = document.createElement('iframe');
        frame.src = location.href;
        document.body.append(frame);
      }),
  );
  expect(framed).toMatch(/^frame-(src|ancestors)$/);
});

test('the page reaches the office', async ({ page }) => {
  await expect
    .poll(() =>
      page.evaluate(
        () => 'daftar' in window || document.querySelector('meta[name="daftar-secret"]') !== null,
      ),
    )
    .toBe(true);
});
