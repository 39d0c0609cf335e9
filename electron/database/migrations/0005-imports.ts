import { type Migration, statements } from '../migrate.ts';

/** Lists that were brought in: what stood in them, what became of it, and what it takes to undo that. */
export const imports: Migration = {
  name: '0005-imports',
  up: statements(
    `create table ngo_import (
      id integer primary key,
      file_name text not null check (file_name <> ''),
      sheet_name text not null,
      header_row integer not null,
      headings text not null check (json_valid(headings)),
      mapping text not null check (json_valid(mapping)),
      heading_key text not null,
      row_count integer not null,
      created integer not null,
      changed integer not null,
      reason text not null,
      at text not null,
      account_id integer references account (id),
      undone_at text,
      undone_by integer references account (id),
      undone_reason text
    ) strict`,
    // For an import with the same headings: it is likely to mean the same by them.
    'create index ngo_import_by_headings on ngo_import (heading_key, id)',
    // Every row as it stood in the sheet, also those that were left out.
    `create table ngo_import_row (
      import_id integer not null references ngo_import (id),
      row integer not null check (row > 0),
      action text not null check (action in ('new', 'fill', 'update', 'same', 'skip', 'blocked', 'merged')),
      ngo_id integer references ngo (id),
      -- The record's version that this import left, or null where it wrote nothing.
      ngo_version integer,
      cells text not null check (json_valid(cells)),
      primary key (import_id, row)
    ) strict, without rowid`,
    'create index ngo_import_row_by_ngo on ngo_import_row (ngo_id, import_id) where ngo_id is not null',
    // What was added besides the records themselves; changed values stand in ngo_change.
    `create table ngo_import_effect (
      import_id integer not null references ngo_import (id),
      what text not null check (what in ('person', 'permit', 'membership', 'ended_seat', 'list_entry')),
      row_id integer not null,
      primary key (import_id, what, row_id)
    ) strict, without rowid`,
    'create index ngo_change_by_import on ngo_change (import_id) where import_id is not null',
  ),
};
