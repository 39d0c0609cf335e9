/** The parts of bidi-js that are used here; the package has no types of its own. */
declare module 'bidi-js' {
  interface EmbeddingLevels {
    readonly levels: Uint8Array;
  }

  interface Bidi {
    readonly getEmbeddingLevels: (text: string, baseDirection: 'rtl' | 'ltr') => EmbeddingLevels;
    readonly getMirroredCharacter: (character: string) => string | null;
    readonly getBidiCharTypeName: (character: string) => string;
  }

  export default function bidiFactory(): Bidi;
}
