import { decodeWire, encodeWire } from '../../shared/kit/wire.ts';
import type { Reply } from '../../shared/kit/method.ts';
import type { Call, FileToSave, HostBridge } from './host.ts';

/** The host no longer answers: it was closed, or this page is from an earlier start. */
export class HostGone extends Error {
  constructor() {
    super('The host does not answer');
    this.name = 'HostGone';
  }
}

/** The same bridge as the desktop's over HTTP; the page's secret keeps other pages of the machine out. */
export function browserHost(): HostBridge {
  const secret = document.querySelector<HTMLMetaElement>('meta[name="daftar-secret"]')?.content ?? '';
  return { kind: 'browser', invoke: (call) => post(call, secret), saveFile: download };
}

async function post(call: Call, secret: string): Promise<Reply> {
  const response = await fetch('/call', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-daftar-secret': secret },
    body: encodeWire(call),
  }).catch(() => {
    throw new HostGone();
  });
  if (!response.ok) throw new HostGone();
  // The dispatcher has parsed every value by its schema.
  return decodeWire(await response.text()) as Reply;
}

/** The browser's own download; where it lands is the browser's affair. */
async function download({ name, mediaType, bytes }: FileToSave): Promise<'saved'> {
  const address = URL.createObjectURL(new Blob([Uint8Array.from(bytes)], { type: mediaType }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
  return 'saved';
}
