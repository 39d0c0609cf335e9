import { SaxesParser } from 'saxes';
import { MAX_DEPTH, MAX_TOKEN_LENGTH } from './limits.ts';
import { SheetFailure } from './sheet-failure.ts';

export interface XmlHandlers {
  /** Names come without their prefix: some programs write `x:row` for `row`. */
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

/**
 * Reads XML piece by piece, in bounded memory. Document types are refused, and with them every entity of
 * the file's own, inner or outer.
 */
export async function readXml(pieces: AsyncIterable<Uint8Array>, handlers: XmlHandlers): Promise<void> {
  const parser = new SaxesParser({ position: false, xmlns: false as const });
  const decoder = new TextDecoder('utf-8');
  let depth = 0;
  let silent = 0;
  let isAtEnd = false;
  parser.on('error', () => {
    throw new SheetFailure(isAtEnd ? 'truncated' : 'unreadable');
  });
  parser.on('doctype', () => {
    throw new SheetFailure('unreadable');
  });
  parser.on('opentag', ({ name, attributes }) => {
    silent = 0;
    depth += 1;
    if (depth > MAX_DEPTH) throw new SheetFailure('unreadable');
    handlers.open(localName(name), attributes);
  });
  parser.on('closetag', ({ name }) => {
    silent = 0;
    depth -= 1;
    handlers.close?.(localName(name));
  });
  if (handlers.text) {
    parser.on('text', handlers.text);
    parser.on('cdata', handlers.text);
  }

  for await (const piece of pieces) {
    silent += piece.length;
    parser.write(decoder.decode(piece, { stream: true }));
    // The parser collects text and attributes until they end; what never ends must not fill the memory.
    if (silent > MAX_TOKEN_LENGTH) throw new SheetFailure('cell_too_long');
  }
  isAtEnd = true;
  parser.write(decoder.decode()).close();
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}
