import { type Migration, statements } from '../migrate.ts';

/** What left the office on paper, with the head of the trail that stands on it. */
export const prints: Migration = {
  name: '0004-prints',
  up: statements(
    `create table print (
      id integer primary key,
      jalali_year integer not null,
      number integer not null,
      kind text not null check (kind in ('ngo_list', 'ngo_record', 'recovery_code')),
      title text not null,
      account_id integer references account (id),
      person text not null,
      at text not null,
      row_count integer not null,
      trail_count integer not null,
      trail_hash text not null,
      unique (jalali_year, number)
    ) strict`,
  ),
};
