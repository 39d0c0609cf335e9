import { openSync } from 'node:fs';
import { seededRandom } from '../../electron/features/office/sample/random.ts';
import { marksFor, work } from './desks.ts';
import { type ActKind, tell } from './journal.ts';
import { openWhole } from './office.ts';

// The process that is killed: `node working-office.ts <folder> <journal> <seed> <round> <kinds>`. Several
// desks work in one office at once, through its dispatcher, until the end comes.

const [folder = '', journalPath = '', seed = '1', round = '1', kinds = 'register'] = process.argv.slice(2);
const DESKS = 4;

const journal = openSync(journalPath, 'a');
const { client, enter, bugs } = await openWhole(folder);
await enter();
tell(journal, { at: 'opened', text: round });
const nextMark = marksFor(Number(round));
const desks = Array.from({ length: DESKS }, (_, desk) =>
  work({
    client,
    journal,
    random: seededRandom(Number(seed) * 100 + desk),
    nextMark,
    // One desk alone has to do with backups: several would only find each other's under way.
    kinds: (kinds.split(',') as ActKind[]).filter(
      (kind) => desk === 0 || (kind !== 'restore' && kind !== 'backup'),
    ),
    enter,
  }),
);
await Promise.all(desks).catch((bug: unknown) => {
  const causes = bugs.map((one) => String(one.bug instanceof Error ? one.bug.stack : one.bug)).join('\n');
  tell(journal, { at: 'incident', text: `${bug instanceof Error ? bug.stack : String(bug)}\n${causes}` });
  process.exit(1);
});
