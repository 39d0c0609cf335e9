import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

// pdfmake has neither types nor an opening for another way of laying out text, so its parts are described
// here as far as they are used, in the version that package.json names. It is loaded at run time because
// it finds files of its own beside itself.
const load = createRequire(import.meta.url);

/** A glyph of fontkit. */
export interface Glyph {
  readonly id: number;
  readonly advanceWidth: number;
}

/** Where a glyph stands, in units of the font. */
export interface GlyphPosition {
  readonly xAdvance: number;
  readonly xOffset: number;
  readonly yOffset: number;
}

/** A glyph while fontkit shapes it; unlike the finished glyph it knows its own characters. */
interface GlyphInfo {
  readonly codePoints: readonly number[] | undefined;
}

interface LayoutEngine {
  glyphInfos: readonly GlyphInfo[] | null;
  cleanup: () => void;
}

/** A font of fontkit. */
export interface ShapingFont {
  readonly layout: (
    text: string,
    features: Readonly<Record<string, boolean>>,
    script: string | undefined,
    language: string | undefined,
    direction: 'rtl' | 'ltr',
  ) => { readonly glyphs: readonly Glyph[]; readonly positions: readonly GlyphPosition[] };
  readonly hasGlyphForCodePoint: (codePoint: number) => boolean;
  readonly _layoutEngine: { readonly engine: LayoutEngine };
}

/** A font with the factor that makes its units thousandths of the font size. */
export interface MeasuredFont {
  readonly font: ShapingFont;
  readonly scale: number;
}

/** A font as pdfkit embeds it; measures are thousandths of the font size. */
export interface EmbeddedFont extends MeasuredFont {
  readonly id: string;
  readonly ascender: number;
  /** The glyphs that go into the file; an index here is a character code there. */
  readonly subset: { readonly glyphs: number[] };
  readonly widths: (number | undefined)[];
  /** Which characters each code stands for: what a reader copies or searches. */
  readonly unicode: (readonly number[] | undefined)[];
  readonly ref: () => unknown;
}

/** The document of pdfkit. */
export interface PdfDocument {
  readonly page: { readonly height: number; readonly fonts: Record<string, unknown> };
  readonly addContent: (operators: string) => void;
  readonly save: () => void;
  readonly restore: () => void;
  readonly transform: (a: number, b: number, c: number, d: number, e: number, f: number) => void;
  readonly fillColor: (color: string) => void;
  readonly opacity: (opacity: number) => void;
  readonly provideFont: (family: string, bold: boolean, italics: boolean) => EmbeddedFont;
}

/** A word with the space behind it. */
export interface Inline {
  text: string;
  width: number;
  leadingCut: number;
  trailingCut: number;
  readonly font: EmbeddedFont;
  readonly fontSize: number;
  readonly fontFeatures: readonly string[] | null;
  readonly color: string;
  readonly alignment: string;
  readonly lineEnd?: boolean;
  /** The levels of its characters; kept by our own hooks. */
  levels?: Uint8Array;
}

export interface Line {
  readonly inlines: readonly Inline[];
  x?: number;
  trailingCut: number;
  readonly newLineForced?: boolean;
  readonly lastLineInParagraph?: boolean;
  readonly getWidth: () => number;
  readonly getHeight: () => number;
  readonly getAscenderHeight: () => number;
  /** What a justified line still has to fill; kept by our own hooks. */
  spare?: number;
}

interface TextNode {
  readonly _inlines?: readonly Inline[];
}

interface BuiltInlines {
  readonly items: readonly Inline[];
  minWidth: number;
  maxWidth: number;
}

/** The methods of pdfmake that are replaced, each on the prototype of its class. */
export interface PdfmakeParts {
  readonly TextInlines: {
    buildInlines: (this: unknown, text: unknown, styles: unknown) => BuiltInlines;
    widthOfText: (this: unknown, text: string, inline: Inline) => number;
  };
  readonly LayoutBuilder: { buildNextLine: (this: unknown, node: TextNode) => Line | null };
  readonly ElementWriter: {
    alignLine: (this: { readonly context: () => { readonly availableWidth: number } }, line: Line) => void;
  };
  readonly Renderer: {
    renderLine: (this: { readonly pdfDocument: PdfDocument }, line: Line, x: number, y: number) => void;
  };
}

/** What draws the documents. */
export interface Pdfmake {
  readonly setFonts: (
    fonts: Readonly<Record<string, { readonly normal: string; readonly bold: string }>>,
  ) => void;
  readonly setUrlAccessPolicy: (mayRead: (url: string) => boolean) => void;
  readonly setLocalAccessPolicy: (mayRead: (path: string) => boolean) => void;
  readonly setTableLayouts: (layouts: Readonly<Record<string, object>>) => void;
  readonly createPdf: (definition: object) => { readonly getBuffer: () => Promise<Uint8Array> };
}

/** The library itself. */
export function loadPdfmake(): Pdfmake {
  return load('pdfmake') as Pdfmake;
}

/** A font outside any document, for measuring. */
export function openFont(path: string): MeasuredFont {
  const fontkit = load('fontkit') as {
    readonly create: (bytes: Uint8Array) => ShapingFont & { unitsPerEm: number };
  };
  const font = fontkit.create(readFileSync(path));
  return { font, scale: 1000 / font.unitsPerEm };
}

/** The classes inside it. */
export function loadPdfmakeParts(): PdfmakeParts {
  return {
    TextInlines: prototypeOf('TextInlines'),
    LayoutBuilder: prototypeOf('LayoutBuilder'),
    ElementWriter: prototypeOf('ElementWriter'),
    Renderer: prototypeOf('Renderer'),
  };
}

function prototypeOf<Part extends keyof PdfmakeParts>(name: Part): PdfmakeParts[Part] {
  const { default: part } = load(`pdfmake/js/${name}.js`) as {
    readonly default: { readonly prototype: PdfmakeParts[Part] };
  };
  return part.prototype;
}
