export const SHIPPED: readonly string[];
export function licencesOf(root: string): readonly {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly text: string;
}[];
