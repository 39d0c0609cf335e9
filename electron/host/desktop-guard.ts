import { type App, type Session, type WebContents } from 'electron';
import { ADDRESS, SCHEME } from './desktop-address.ts';

/** Schemes a page may load from; anything that would reach a network is not among them. */
const ALLOWED_SCHEMES = new Set([`${SCHEME}:`, 'blob:', 'data:', 'devtools:']);

/** Denies every page what no page of this application needs: permissions, devices, any network. */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest(({ url }, answer) =>
    answer({ cancel: !ALLOWED_SCHEMES.has(new URL(url).protocol) }),
  );
  session.on('will-download', (event) => event.preventDefault());
  // Dictionaries for checking the spelling are fetched from the network.
  session.setSpellCheckerEnabled(false);
}

/** Keeps every page where it is: no other address, no window, no guest page, wherever it was made. */
export function guardPages(app: App): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-navigate', (event, url) => denyUnlessHome(event, contents, url));
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });
}

/** Home may be loaded anew from home: the notice of a failed opening offers it as a link. */
function denyUnlessHome(event: { preventDefault(): void }, contents: WebContents, url: string): void {
  if (url !== ADDRESS || !contents.getURL().startsWith(ADDRESS)) event.preventDefault();
}
