import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeWire, encodeWire } from './wire.ts';

describe('the wire', () => {
  test('gives back what it was given, bytes and keys that look like marks included', () => {
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { depthSize: 'small' },
        fc.string({ unit: 'binary' }),
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.uint8Array({ maxLength: 50 }),
        fc.array(tie('tree'), { maxLength: 4 }),
        fc.dictionary(fc.oneof(fc.string(), fc.constantFrom('$bytes', '$', '$$bytes')), tie('tree'), {
          maxKeys: 4,
          noNullPrototype: true,
        }),
      ),
    }));
    fc.assert(
      fc.property(tree, (value) => {
        expect(decodeWire(encodeWire(value))).toEqual(value);
      }),
    );
  });

  test('writes bytes as Node does', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(encodeWire(bytes)).toBe(JSON.stringify({ $bytes: Buffer.from(bytes).toString('base64') }));
      }),
    );
  });

  test('carries pieces longer than one call of fromCharCode takes', () => {
    const bytes = Uint8Array.from({ length: 300_001 }, (_, index) => index % 251);
    expect(decodeWire(encodeWire({ bytes }))).toEqual({ bytes });
  });

  test.each([
    '{"$bytes":"a"}',
    '{"$bytes":"****"}',
    '{"$bytes":"====YWJj"}',
    '{"$bytes":"YQ==","more":1}',
    '{"$bytes":5}',
    '{"$other":5}',
    '{',
  ])('refuses what it cannot have written: %s', (text) => {
    expect(() => decodeWire(text)).toThrow(SyntaxError);
  });
});
