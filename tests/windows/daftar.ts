import { contract } from '../../shared/contract.ts';
import { createClient } from '../../shared/kit/client.ts';
import type { Client } from '../../shared/kit/method.ts';
import { type Office, openOffice } from '../../electron/office/office.ts';

export type Caller = Client<typeof contract>;

export const ADMINISTRATOR = { userName: 'modir', password: 'درخت سپیدار بلند' } as const;

/** The office in its folder as a host carries it, for one person. */
export class Daftar {
  readonly folder: string;
  #office: Office | undefined;
  #token: string | null = null;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** Opens it if it is closed. A bug is thrown, never hidden behind a number. */
  async open(): Promise<void> {
    this.#office ??= await openOffice({
      folder: this.folder,
      automaticBackups: true,
      reportBug: ({ bug }) => {
        throw bug;
      },
    });
  }

  /** Closes it as the end of the program does. */
  async close(): Promise<void> {
    const office = this.#office;
    this.#office = undefined;
    await office?.close();
  }

  /** From now on calls are those of whoever has this token. */
  become(token: string | null): void {
    this.#token = token;
  }

  get calls(): Caller {
    return createClient(contract, (method, input) => {
      if (this.#office === undefined) throw new Error('The office is closed');
      return this.#office.dispatch({ token: this.#token, method, input });
    });
  }

  async signIn(): Promise<void> {
    this.become(null);
    const answer = await this.calls.accounts.signIn(ADMINISTRATOR);
    if (!answer.ok) throw new Error(`Not signed in: ${answer.error}`);
    this.become(answer.value.token);
  }
}
