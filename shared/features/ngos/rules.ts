/** The decisions of the register, as functions of values: see each file for its part. */
export * from './document-rules.ts';
export * from './fact-rules.ts';
export * from './masking.ts';
export * from './member-rules.ts';
export * from './permit-rules.ts';
