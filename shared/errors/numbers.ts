import type { ErrorCode } from './codes.ts';

/**
 * The number of every error: what a person reads out over the telephone, in every version the same. One code
 * has one number wherever it is said. A new code takes the next free number of its hundred; the number of a
 * code that is no longer said moves to `RETIRED_NUMBERS`. A code without a number does not compile.
 */
export const ERROR_NUMBERS: Readonly<Record<ErrorCode, number>> = {
  // 100: the call was turned away, or this machine cannot carry it out.
  unknown_method: 101,
  not_signed_in: 102,
  must_change_password: 103,
  forbidden: 104,
  invalid_input: 105,
  disk_full: 111,
  not_writable: 112,
  database_locked: 113,
  database_damaged: 114,
  documents_faulty: 115,
  last_acts_lost: 116,

  // 150: the program and its window.
  database_newer: 151,
  opening_failed: 152,
  file_not_saved: 153,
  program_crashed: 154,
  page_crashed: 155,
  host_gone: 156,
  unexpected: 157,
  incident: 158,
  upgrade_failed: 159,

  // 200: people and the office itself.
  wrong_name_or_password: 201,
  wrong_password: 202,
  wait: 203,
  locked_out: 204,
  account_disabled: 205,
  account_not_found: 206,
  password_weak: 207,
  password_unchanged: 208,
  user_name_taken: 209,
  last_administrator: 210,
  already_disabled: 211,
  not_disabled: 212,
  not_an_administrator: 213,
  wrong_recovery_code: 214,
  office_exists: 215,
  logo_unreadable: 216,
  not_a_sample: 217,

  // 300: settings, lists and saved filters.
  name_taken: 301,
  parent_not_found: 302,
  too_deep: 303,
  entry_not_found: 304,
  already_retired: 305,
  not_retired: 306,
  has_children: 307,
  wrong_value: 308,
  already_set_for_that_day: 309,
  filter_not_found: 310,

  // 400: the register.
  ngo_not_found: 401,
  changed_meanwhile: 402,
  not_active: 403,
  legal_id_checksum: 404,
  legal_id_taken: 405,
  parent_is_itself: 406,
  date_in_future: 407,
  likely_duplicate: 408,
  permit_ends_before_issue: 409,
  permit_no_taken: 410,
  national_id_checksum: 411,
  nothing_changed: 412,
  heading_twice: 413,
  already_active: 414,
  has_permit: 415,
  permit_not_found: 416,
  not_possible_now: 417,
  person_not_found: 418,
  role_not_of_body: 419,
  term_ends_before_start: 420,
  already_in_role: 421,
  membership_not_found: 422,
  already_ended: 423,
  ends_before_start: 424,
  unsupported_file: 425,
  expires_before_issue: 426,
  document_not_found: 427,
  file_missing: 428,
  file_altered: 429,
  flag_not_found: 430,
  already_cleared: 431,
  note_empty: 432,

  // 500: bringing in a list.
  not_a_sheet: 501,
  name_mismatch: 502,
  encrypted: 503,
  empty: 504,
  truncated: 505,
  too_many_columns: 506,
  cell_too_long: 507,
  too_large: 508,
  too_many_rows: 509,
  old_xls: 510,
  html_table: 511,
  unreadable: 512,
  stopped: 513,
  staging_gone: 514,
  name_not_mapped: 515,
  target_twice: 516,
  no_rows: 517,
  not_previewed: 518,
  register_changed: 519,
  nothing_to_write: 520,
  import_not_found: 521,
  already_undone: 522,
  touched_since: 523,

  // 600: prints and sheets.
  nothing_to_print: 601,

  // 700: backup and restore.
  backup_busy: 701,
  place_refused: 702,
  place_absent: 703,
  place_not_writable: 704,
  place_full: 705,
  backup_not_found: 706,
  not_a_backup: 707,
  backup_truncated: 708,
  backup_damaged: 709,
  backup_newer: 710,
  backup_of_other_office: 711,
  backup_unsafe_name: 712,
  passphrase_needed: 713,
  wrong_passphrase: 714,
  documents_elsewhere: 715,
  preview_gone: 716,
  present_not_backed_up: 717,
  restore_failed: 718,
  folder_is_protected: 719,

  // 750: the sealed folder.
  not_by_system: 751,
  already_protected: 752,
  backups_not_encrypted: 753,
  is_sample: 754,
  not_protected: 755,

  // 800: the rescue mode.
  sign_in_first: 801,
  nothing_readable: 802,
  nothing_to_accept: 803,
};

/** Numbers of codes that are no longer said; none of them is ever given again. */
export const RETIRED_NUMBERS: Readonly<Record<string, number>> = {};

/** The number of a code, or undefined for a text that is no code of ours. */
export function errorNumber(code: string): number | undefined {
  return Object.hasOwn(ERROR_NUMBERS, code) ? ERROR_NUMBERS[code as ErrorCode] : undefined;
}
