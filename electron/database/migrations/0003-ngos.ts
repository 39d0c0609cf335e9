import { type Migration, statements } from '../migrate.ts';

const day = (column: string) => `${column} text check (${column} is date(${column}))`;

/** The register of NGOs: what is known, what it was before, and tables derived from both for finding. */
export const ngos: Migration = {
  name: '0003-ngos',
  up: statements(
    `create table ngo (
      id integer primary key,
      version integer not null default 1,
      lifecycle text not null default 'active'
        check (lifecycle in ('active', 'dissolved', 'retired', 'voided')),
      ${day('lifecycle_on')},
      lifecycle_reason text not null default '',
      name text not null check (name <> ''),
      kind text not null check (kind in ('independent', 'branch')),
      title_word_id integer references list_entry (id),
      parent_ngo_id integer references ngo (id) check (parent_ngo_id <> id),
      parent_name text not null default '',
      scope_level text check (scope_level in ('county', 'province', 'national')),
      subject_id integer references list_entry (id),
      registration_no text not null default '',
      registration_office text not null default '',
      ${day('registered_on')},
      legal_id text check (length(legal_id) = 11),
      legal_id_reason text not null default '',
      gazette_no text not null default '',
      ${day('gazette_on')},
      tracking_code text not null default '',
      member_count integer check (member_count >= 0),
      ${day('last_assembly_on')},
      last_annual_report_year integer,
      phones text not null default '[]' check (json_valid(phones)),
      mobiles text not null default '[]' check (json_valid(mobiles)),
      email text not null default '',
      website text not null default '',
      address text not null default '',
      postal_code text check (length(postal_code) = 10),
      place_id integer references list_entry (id),
      description text not null default '',
      import_id integer,
      created_at text not null,
      account_id integer references account (id)
    ) strict`,
    // An undone import frees the identifiers it had taken, and so does leaving the register.
    `create unique index ngo_legal_id on ngo (legal_id)
      where legal_id is not null and lifecycle in ('active', 'dissolved')`,
    // With the office, within which alone a number counts: to find one that was given twice.
    `create index ngo_registration on ngo (registration_no, registration_office, lifecycle)
      where registration_no <> ''`,
    'create index ngo_parent on ngo (parent_ngo_id) where parent_ngo_id is not null',
    'create index ngo_by_import on ngo (import_id) where import_id is not null',
    // For each field the value before and after: as stored (JSON) and as it was shown then.
    `create table ngo_change (
      id integer primary key,
      ngo_id integer not null references ngo (id),
      permit_id integer references permit (id),
      membership_id integer references membership (id),
      field text not null,
      old_value text not null check (json_valid(old_value)),
      new_value text not null check (json_valid(new_value)),
      old_text text not null,
      new_text text not null,
      how text not null check (how in ('correction', 'change')),
      ${day('effective_on')},
      reason text not null default '',
      letter_no text not null default '',
      import_id integer,
      at text not null,
      account_id integer references account (id)
    ) strict`,
    'create index ngo_change_by_ngo on ngo_change (ngo_id, id)',
    `create table permit (
      id integer primary key,
      ngo_id integer not null references ngo (id),
      kind text not null check (kind in ('issue', 'renewal')),
      permit_no text not null default '',
      issuer_id integer references list_entry (id),
      ${day('issued_on')},
      ${day('valid_until')},
      letter_no text not null default '',
      resolution_no text not null default '',
      stated_status text not null default '',
      voided_at text,
      at text not null,
      account_id integer references account (id),
      check (valid_until >= issued_on)
    ) strict`,
    'create index permit_by_ngo on permit (ngo_id, id)',
    `create index permit_by_number on permit (permit_no) where permit_no <> ''`,
    `create table permit_act (
      id integer primary key,
      permit_id integer not null references permit (id),
      kind text not null check (kind in
        ('renewal_started', 'renewal_ended', 'suspended', 'suspension_lifted', 'revoked')),
      acted_on text not null check (acted_on is date(acted_on)),
      reason text not null default '',
      letter_no text not null default '',
      at text not null,
      account_id integer references account (id)
    ) strict`,
    'create index permit_act_by_permit on permit_act (permit_id, id)',
    `create table person (
      id integer primary key,
      full_name text not null check (full_name <> ''),
      gender text check (gender in ('female', 'male')),
      national_id text unique check (length(national_id) = 10),
      national_id_reason text not null default '',
      mobile text
    ) strict`,
    `create table membership (
      id integer primary key,
      ngo_id integer not null references ngo (id),
      person_id integer not null references person (id),
      body text not null check (body in ('founders', 'board', 'auditors', 'management')),
      role text not null check (role in
        ('founder', 'board_chair', 'deputy_chair', 'treasurer', 'secretary', 'principal', 'alternate',
         'auditor', 'alternate_auditor', 'executive_director', 'liaison')),
      rank integer,
      ${day('started_on')},
      ${day('term_ends_on')},
      ${day('ended_on')},
      end_reason text not null default '',
      end_at text,
      end_by integer references account (id),
      voided_at text,
      at text not null,
      account_id integer references account (id),
      check (term_ends_on >= started_on),
      check (ended_on >= started_on)
    ) strict`,
    'create index membership_by_ngo on membership (ngo_id, id)',
    'create index membership_by_person on membership (person_id, ngo_id)',
    // The bytes lie beside the database under their hash; several records may hold the same ones.
    `create table document (
      id integer primary key,
      ngo_id integer not null references ngo (id),
      type_id integer not null references list_entry (id),
      title text not null default '',
      file_name text not null check (file_name <> ''),
      media_type text not null,
      size integer not null check (size > 0),
      hash text not null check (length(hash) = 64),
      ${day('issued_on')},
      ${day('expires_on')},
      at text not null,
      account_id integer references account (id),
      retired_at text,
      retired_by integer references account (id),
      retired_reason text not null default '',
      check (expires_on >= issued_on)
    ) strict`,
    'create index document_by_ngo on document (ngo_id, id)',
    `create index document_by_expiry on document (expires_on, ngo_id)
      where retired_at is null and expires_on is not null`,
    `create table flag (
      id integer primary key,
      ngo_id integer not null references ngo (id),
      text text not null check (text <> ''),
      ${day('due_on')},
      at text not null,
      account_id integer references account (id),
      cleared_at text,
      cleared_by integer references account (id),
      cleared_reason text not null default ''
    ) strict`,
    'create index flag_by_ngo on flag (ngo_id, id)',
    'create index flag_open on flag (due_on, ngo_id) where cleared_at is null',
    `create table note (
      id integer primary key,
      ngo_id integer not null references ngo (id),
      text text not null check (text <> ''),
      at text not null,
      account_id integer references account (id)
    ) strict`,
    'create index note_by_ngo on note (ngo_id, id)',
    // Columns of the office's own sheet that have no field here.
    `create table own_value (
      ngo_id integer not null references ngo (id),
      position integer not null,
      heading text not null check (heading <> ''),
      value text not null,
      primary key (ngo_id, position)
    ) strict, without rowid`,

    // Derived; nothing else may depend on the day or on names in lists, for those change by themselves.
    `create table ngo_summary (
      ngo_id integer primary key references ngo (id),
      lifecycle text not null,
      sort_key text not null,
      name_key text not null,
      standing text not null check (standing in ('none', 'revoked', 'suspended', 'renewing', 'dated')),
      valid_until text,
      issued_on text,
      permit_id integer,
      permit_key text,
      issuer_id integer,
      kind text not null,
      scope_level text,
      title_word_id integer,
      subject_id integer,
      subject_key text,
      place_id integer,
      registration_key text,
      registered_on text,
      legal_id text,
      director_id integer,
      director_key text,
      director_gender text,
      chair_id integer,
      member_count integer,
      last_annual_report_year integer,
      board_ends_on text,
      auditor_ends_on text,
      held_types text not null,
      flag_count integer not null,
      import_id integer
    ) strict`,
    // The last columns of some indexes are there to be counted: today's page counts the whole register.
    'create index summary_by_name on ngo_summary (lifecycle, sort_key, ngo_id, kind, held_types)',
    'create index summary_by_name_key on ngo_summary (name_key)',
    'create index summary_by_state on ngo_summary (lifecycle, standing, valid_until, issued_on, kind)',
    'create index summary_by_valid_until on ngo_summary (lifecycle, valid_until, sort_key)',
    'create index summary_by_issued_on on ngo_summary (lifecycle, issued_on, sort_key)',
    'create index summary_by_permit on ngo_summary (lifecycle, permit_key, sort_key)',
    'create index summary_by_director on ngo_summary (lifecycle, director_key, sort_key)',
    'create index summary_by_registration on ngo_summary (lifecycle, registration_key, sort_key)',
    'create index summary_by_registered_on on ngo_summary (lifecycle, registered_on, sort_key)',
    'create index summary_by_legal_id on ngo_summary (lifecycle, legal_id, sort_key)',
    `create index summary_by_report on ngo_summary
      (lifecycle, last_annual_report_year, sort_key, registered_on)`,
    'create index summary_by_board on ngo_summary (lifecycle, board_ends_on, sort_key, auditor_ends_on)',
    'create index summary_by_members on ngo_summary (lifecycle, member_count, sort_key)',
    'create index summary_by_subject on ngo_summary (lifecycle, subject_key, sort_key)',
    // Only what a search must look up for each of its hits.
    'create index summary_for_search on ngo_summary (ngo_id, lifecycle, sort_key)',
    // What a record is found by: [field, value] as shown, to say why it was found.
    `create table ngo_search (
      ngo_id integer primary key references ngo (id),
      fields text not null check (json_valid(fields)),
      personal text not null check (json_valid(personal))
    ) strict`,
    // Any three neighbouring characters of the folded fields. Words of one or two letters have no such
    // three, so their beginnings stand in a column of their own with marks that make them three long.
    `create virtual table ngo_index using fts5 (
      keys, starts, personal,
      content = '', contentless_delete = 1, tokenize = 'trigram case_sensitive 1'
    )`,
    // Gather more in memory before writing a segment: replacing many rows otherwise takes thrice as long.
    `insert into ngo_index (ngo_index, rank) values ('hashsize', 33554432)`,
    // Merge segments more seldom: with the usual 4, one save in eight waits for it.
    `insert into ngo_index (ngo_index, rank) values ('automerge', 12)`,
    `create virtual table person_index using fts5 (
      keys, starts,
      content = '', contentless_delete = 1, tokenize = 'trigram case_sensitive 1'
    )`,
    `insert into person_index (person_index, rank) values ('hashsize', 33554432)`,
    // Every longer word that occurs, and backwards: to find what somebody may have meant.
    `create table search_word (
      word text primary key,
      backwards text not null
    ) strict, without rowid`,
    'create index search_word_backwards on search_word (backwards)',
    // Changes with whatever is derived anew: what was remembered of the order of names then no longer holds.
    `create table ngo_order (
      id integer primary key check (id = 1),
      mark text not null
    ) strict`,
    'insert into ngo_order (id, mark) values (1, hex(randomblob(16)))',
  ),
};
