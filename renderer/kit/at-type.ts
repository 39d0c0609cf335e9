/** A width that is so many pixels in the normal type and wider in the large one, so that nothing is cut there. */
export function atType(pixels: number): string {
  return `calc(var(--type) * ${pixels}px)`;
}
