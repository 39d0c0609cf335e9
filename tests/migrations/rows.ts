/**
 * For each migration, by its name, rows in the tables that it brings: what a file of that version may
 * hold. Written as SQL, because the meaning of the program's own types moves on while this stays.
 */
export const ROWS: Readonly<Record<string, readonly string[]>> = {
  '0001-audit-trail': [
    `insert into audit values (1, '2026-01-01T06:00:00.000Z', null, null, 'office.createOffice', 'done', null,
      null, '{"before":null,"after":{"نام":"دفتر"}}', '${'0'.repeat(64)}')`,
    `insert into audit values (2, '2026-01-02T06:00:00.000Z', 1, 'مدیر', 'accounts.signIn', 'wait', 'account/1',
      'علت', null, '${'f'.repeat(64)}')`,
  ],
  '0002-office': [
    `insert into office values (1, 'governorate', '04', 'بهاردشت', '', '["وزارت کشور"]', x'89504e47', 'image/png',
      0, 'scrypt$hash', '2026-01-01T06:00:00.000Z', '${'ab'.repeat(16)}')`,
    `insert into account values (1, 'modir', 'مدیر', 'سرپرست', '["admin"]', 'scrypt$hash', 0, 2,
      '2026-01-01T06:00:00.000Z', null, null, 3, '2026-01-01T06:00:00.000Z')`,
    `insert into account values (2, 'rafte', 'رفته', '', '["viewer"]', 'scrypt$hash', 1, 0, null,
      '2026-01-01T06:00:00.000Z', '2026-02-01T06:00:00.000Z', 1, '2026-01-01T06:00:00.000Z')`,
    `insert into stranger values ('00ff', 4, '2026-01-01T06:00:00.000Z')`,
    `insert into list_entry values (1, 'subject', null, 'محیط زیست', 'محیطزیست', 'M', 1, '{}', null, 1)`,
    `insert into list_entry values (2, 'subject', 1, 'آب', 'اب', null, 1, '{}', '2026-01-01', 4)`,
    `insert into list_entry values (3, 'issuer', null, 'فرمانداری', 'فرمانداری', null, 1, '{}', null, 1)`,
    `insert into list_entry values (4, 'document_type', null, 'اساسنامه', 'اساسنامه', null, 1,
      '{"requiredFor":["independent"]}', null, 1)`,
    `insert into legal_parameter values (1, 'board_term_years', '2020-01-01', '3', 'بخشنامه')`,
    `insert into saved_filter values (1, 1, 'ngos', 'رو به انقضا', '{"permitStates":["expiring"]}', 2, 1, null)`,
    `insert into draft values (1, 'ngo/new', '{"name":"ن"}', '2026-01-01T06:00:00.000Z')`,
  ],
  '0003-ngos': [
    `insert into ngo (id, version, lifecycle, name, kind, subject_id, legal_id, phones, mobiles, created_at, account_id)
      values (1, 7, 'active', 'انجمن باران', 'independent', 2, '10380284790', '["04442233445"]', '["09121234567"]',
      '2026-01-01T06:00:00.000Z', 1)`,
    `insert into ngo (id, lifecycle, lifecycle_on, lifecycle_reason, name, kind, parent_ngo_id, import_id, created_at)
      values (2, 'voided', '2026-02-01', 'اشتباه', 'شعبه', 'branch', 1, 1, '2026-01-01T06:00:00.000Z')`,
    `insert into permit (id, ngo_id, kind, permit_no, issuer_id, issued_on, valid_until, stated_status, at)
      values (1, 1, 'issue', '1405/77', 3, '2026-01-01', '2028-01-01', 'معتبر', '2026-01-01T06:00:00.000Z')`,
    `insert into permit_act (id, permit_id, kind, acted_on, reason, at, account_id)
      values (1, 1, 'suspended', '2026-03-01', 'علت', '2026-03-01T06:00:00.000Z', 1)`,
    `insert into person values (1, 'زهرا کریمی', 'female', '0499370899', '', '09121234567')`,
    `insert into membership (id, ngo_id, person_id, body, role, started_on, term_ends_on, ended_on, at)
      values (1, 1, 1, 'management', 'executive_director', '2026-01-01', '2028-01-01', '2026-06-01',
      '2026-01-01T06:00:00.000Z')`,
    `insert into ngo_change (id, ngo_id, permit_id, membership_id, field, old_value, new_value, old_text, new_text,
      how, effective_on, import_id, at, account_id)
      values (1, 1, 1, 1, 'name', '"برازان"', '"باران"', 'برازان', 'باران', 'correction', null, 1,
      '2026-01-01T06:00:00.000Z', 1)`,
    `insert into document (id, ngo_id, type_id, file_name, media_type, size, hash, at)
      values (1, 1, 4, 'a.pdf', 'application/pdf', 3, '${'a'.repeat(64)}', '2026-01-01T06:00:00.000Z')`,
    `insert into flag (id, ngo_id, text, due_on, at) values (1, 1, 'پیگیری', '2026-05-01', '2026-01-01T06:00:00.000Z')`,
    `insert into note values (1, 1, 'یادداشت', '2026-01-01T06:00:00.000Z', 1)`,
    `insert into own_value values (1, 0, 'رابط بخش', 'نیلوفر')`,
    `insert into ngo_summary (ngo_id, lifecycle, sort_key, name_key, standing, kind, held_types, flag_count)
      values (1, 'active', 'aa', 'انجمنباران', 'suspended', 'independent', ',4,', 1)`,
    `insert into ngo_search values (1, '[["name","انجمن باران"]]', '[]')`,
    `insert into ngo_index (rowid, keys, starts, personal) values (1, 'انجمنباران', '^^ا^ان', '09121234567')`,
    `insert into person_index (rowid, keys, starts) values (1, 'زهراکریمی', '^^ز')`,
    `insert into search_word values ('انجمن', 'نمجنا')`,
  ],
  '0004-prints': [
    `insert into print values (1, 1405, 318, 'ngo_list', 'فهرست', 1, 'مدیر', '2026-01-01T06:00:00.000Z', 459, 2,
      '${'f'.repeat(64)}')`,
  ],
  '0005-imports': [
    `insert into ngo_import (id, file_name, sheet_name, header_row, headings, mapping, heading_key, row_count, created,
      changed, reason, at, account_id)
      values (1, 'ngos.xlsx', 'برگه ۱', 0, '["نام"]', '["name"]', 'نام', 1, 1, 0, 'ورود', '2026-01-01T06:00:00.000Z', 1)`,
    `insert into ngo_import_row (import_id, row, action, ngo_id, ngo_version, cells)
      values (1, 2, 'new', 2, 1, '["شعبه"]')`,
    `insert into ngo_import_effect (import_id, what, row_id) values (1, 'permit', 1)`,
  ],
};
