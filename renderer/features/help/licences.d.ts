/** Made while the pages are built (build/licences.mjs). */
declare module 'virtual:licences' {
  export const licences: readonly {
    readonly name: string;
    readonly version: string;
    /** Its SPDX name; empty where the package does not say it. */
    readonly licence: string;
    readonly text: string;
  }[];
}
