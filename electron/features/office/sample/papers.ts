import { deflateSync } from 'node:zlib';

/** A4 at two pixels a millimetre. */
const WIDTH = 420;
const HEIGHT = 594;

/** A grey bar in pixels from the upper left corner. */
interface Bar {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** 0 black to 255 white. */
  readonly grey: number;
}

/**
 * What a made-up paper looks like: a sheet with lines where a text would be, another one for each seed.
 * It says nothing, so that nobody takes it for a real document.
 */
function sheet(seed: number): readonly Bar[] {
  const lines = Array.from({ length: 16 }, (_, index) => {
    const short = (index * 7 + seed * 5) % 9;
    const width = index % 5 === 4 ? 120 + short * 10 : 300 - short * 4;
    return { x: WIDTH - 60 - width, y: 130 + index * 22, width, height: 6, grey: 150 };
  });
  return [
    { x: 30, y: 30, width: 360, height: 2, grey: 90 },
    { x: 30, y: 562, width: 360, height: 2, grey: 90 },
    { x: 150, y: 55, width: 120, height: 12, grey: 60 },
    { x: 180, y: 78, width: 60, height: 7, grey: 110 },
    ...lines,
    { x: 70, y: 505, width: 80, height: 8, grey: 80 },
    { x: 80, y: 522, width: 60, height: 5, grey: 130 },
  ];
}

/** The sheet as a PDF of one page. */
export function paperPdf(seed: number): Uint8Array {
  const scale = 595 / WIDTH;
  const drawn = sheet(seed).map(({ x, y, width, height, grey }) => {
    const box = [x, HEIGHT - y - height, width, height].map((value) => (value * scale).toFixed(2));
    return `${(grey / 255).toFixed(2)} g ${box.join(' ')} re f`;
  });
  const content = drawn.join('\n');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << >> /Contents 4 0 R >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
  ];
  let text = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const place = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const start = text.length;
  text += `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} /Root 1 0 R >>\n`;
  return new TextEncoder().encode(`${text}startxref\n${start}\n%%EOF\n`);
}

/** The sheet as a picture, like a scan. */
export function paperPng(seed: number): Uint8Array {
  const rows = Buffer.alloc((WIDTH + 1) * HEIGHT, 250);
  for (let y = 0; y < HEIGHT; y += 1) rows[y * (WIDTH + 1)] = 0;
  for (const { x, y, width, height, grey } of sheet(seed)) {
    for (let line = y; line < y + height; line += 1) {
      const from = line * (WIDTH + 1) + 1 + x;
      rows.fill(grey, from, from + width);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  // Eight bits of grey, nothing else.
  header.set([8, 0, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const parts = [
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ];
  return new Uint8Array(Buffer.concat(parts));
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** The checksum of PNG; Node has had one of its own only since version 22. */
function crc32(bytes: Uint8Array): number {
  let rest = 0xffffffff;
  for (const byte of bytes) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit += 1) rest = (rest >>> 1) ^ (rest & 1 ? 0xedb88320 : 0);
  }
  return (rest ^ 0xffffffff) >>> 0;
}
