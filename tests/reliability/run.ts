import { killRounds } from './kill.ts';

const r = await killRounds(Number(process.argv[2] ?? 5), Number(process.argv[3] ?? 1), (t) => console.log(t));
console.log(r);
