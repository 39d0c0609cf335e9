import { type Migration, statements } from '../migrate.ts';

/** The office itself, its people, its lists and its dated settings. */
export const office: Migration = {
  name: '0002-office',
  up: statements(
    `create table office (
      id integer primary key check (id = 1),
      kind text not null check (kind in ('governorate', 'special_governorate')),
      province_code text not null check (length(province_code) = 2),
      county_name text not null check (county_name <> ''),
      county_code text not null,
      letterhead_lines text not null check (json_valid(letterhead_lines)),
      logo blob,
      logo_media_type text check (logo_media_type in ('image/png', 'image/jpeg')),
      is_sample integer not null check (is_sample in (0, 1)),
      recovery_hash text,
      created_at text not null,
      identity text not null default (lower(hex(randomblob(16)))) check (length(identity) = 32)
    ) strict`,
    `create table account (
      id integer primary key,
      user_name text not null unique check (user_name <> ''),
      full_name text not null check (full_name <> ''),
      post text not null default '',
      roles text not null check (json_valid(roles)),
      password_hash text not null,
      must_change_password integer not null default 0 check (must_change_password in (0, 1)),
      failed_attempts integer not null default 0,
      last_failed_at text,
      last_signed_in_at text,
      disabled_at text,
      version integer not null default 1,
      created_at text not null
    ) strict`,
    // Wrong passwords for names that no account has, so that guessing names tells nothing. By the first
    // four hexadecimal digits of the name's hash: some people type their password into this field.
    `create table stranger (
      bucket text primary key check (length(bucket) = 4),
      failed_attempts integer not null,
      last_failed_at text not null
    ) strict, without rowid`,
    // Retired rows stay, because older records point to them.
    `create table list_entry (
      id integer primary key,
      list text not null check (list in
        ('place', 'issuer', 'subject', 'document_type', 'title_word', 'registration_office')),
      parent_id integer references list_entry (id),
      name text not null check (name <> ''),
      search_key text not null,
      code text,
      position integer not null default 0,
      details text not null default '{}' check (json_valid(details)),
      retired_on text check (retired_on is date(retired_on)),
      version integer not null default 1
    ) strict`,
    'create index list_entry_by_list on list_entry (list, parent_id, position)',
    // Two living entries of one list that differ only in spelling would split every count.
    `create unique index list_entry_once on list_entry (list, ifnull(parent_id, 0), search_key)
      where retired_on is null`,
    `create table legal_parameter (
      id integer primary key,
      name text not null,
      effective_from text not null check (effective_from is date(effective_from)),
      value text not null check (json_valid(value)),
      basis text not null default '',
      unique (name, effective_from)
    ) strict`,
    `create table saved_filter (
      id integer primary key,
      account_id integer not null references account (id),
      page text not null,
      name text not null check (name <> ''),
      content text not null check (json_valid(content)),
      position integer not null default 0,
      is_shared integer not null default 0 check (is_shared in (0, 1)),
      retired_at text
    ) strict`,
    `create table draft (
      account_id integer not null references account (id),
      form text not null,
      content text not null check (json_valid(content)),
      saved_at text not null,
      primary key (account_id, form)
    ) strict`,
  ),
};
