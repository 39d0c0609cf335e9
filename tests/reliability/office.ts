import { Instant } from '../../shared/calendar/iso-date.ts';
import { contract } from '../../shared/contract.ts';
import { createClient } from '../../shared/kit/client.ts';
import type { Client } from '../../shared/kit/method.ts';
import type { BugReport } from '../../electron/office/dispatcher.ts';
import { type Office, openOffice } from '../../electron/office/office.ts';
import { CHEAP_COST } from '../support/temporary.ts';
import { FIRST_RUN, PASSWORD } from '../support/first-run.ts';

export type OfficeClient = Client<typeof contract>;

export interface OpenedOffice {
  readonly office: Office;
  readonly client: OfficeClient;
  readonly bugs: readonly BugReport[];
  readonly token: () => string | null;
  /** Signs the one administrator in; the first time it founds the office. */
  readonly enter: () => Promise<void>;
}

/** The whole office as a host opens it, over any folder. */
export async function openWhole(
  folder: string,
  clock: () => Instant = () => Instant.parse(new Date().toISOString()),
): Promise<OpenedOffice> {
  const bugs: BugReport[] = [];
  const office = await openOffice({
    folder,
    clock,
    passwordCost: CHEAP_COST,
    reportBug: (report) => void bugs.push(report),
  });
  let token: string | null = null;
  const client = createClient(contract, (method, input) => office.dispatch({ token, method, input }));
  return {
    office,
    client,
    bugs,
    token: () => token,
    enter: async () => {
      token = null;
      const { userName } = FIRST_RUN.administrator;
      const entered = await client.accounts.signIn({ userName, password: PASSWORD });
      if (entered.ok) {
        token = entered.value.token;
        return;
      }
      const founded = await client.office.createOffice(FIRST_RUN);
      if (!founded.ok) throw new Error(`Nobody can enter: ${entered.error}, ${founded.error}`);
      token = founded.value.token;
    },
  };
}
