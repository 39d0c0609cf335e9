import { z } from 'zod';

/** Deeper than any page's own data, and far below what SQLite still reads as JSON. */
const DEEPEST = 100;

/**
 * JSON that the office only keeps for the screen that wrote it: stored as given, but for lone surrogates,
 * which no file can hold and which become U+FFFD. What is no JSON is refused.
 */
export function JsonText(max: number) {
  return z
    .string()
    .max(max)
    .overwrite((text) => text.replace(/[\ud800-\udfff]/gu, '\ufffd'))
    .refine(isJson);
}

function isJson(text: string): boolean {
  try {
    return depthOf(JSON.parse(text), DEEPEST + 1) <= DEEPEST;
  } catch {
    return false;
  }
}

/** How many arrays and objects lie within each other; no further than `limit` is looked. */
function depthOf(value: unknown, limit: number): number {
  if (typeof value !== 'object' || value === null || limit === 0) return 0;
  return 1 + Math.max(0, ...Object.values(value).map((part) => depthOf(part, limit - 1)));
}
