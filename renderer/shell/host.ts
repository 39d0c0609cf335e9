import type { Reply } from '../../shared/kit/method.ts';

export interface Call {
  readonly token: string | null;
  readonly method: string;
  readonly input: unknown;
}

export interface FileToSave {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** The doors from the page to whatever carries it: the desktop's preload, or a browser's HTTP. */
export interface HostBridge {
  readonly kind: 'desktop' | 'browser';
  readonly invoke: (call: Call) => Promise<Reply>;
  readonly saveFile: (file: FileToSave) => Promise<'saved' | 'cancelled'>;
}

declare global {
  interface Window {
    /** Only on the desktop; a browser's page builds its own. */
    readonly daftar?: HostBridge;
  }
}
