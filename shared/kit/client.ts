import type { Client, Contract, Reply } from './method.ts';

/** Carries a call to the dispatcher by whatever channel: IPC, HTTP, or a plain function in a test. */
export type Invoke = (method: string, input: unknown) => Promise<Reply>;

/** Something broke and was logged under this number. Let it rise to the error page. */
export class Incident extends Error {
  readonly incident: string;

  constructor(incident: string) {
    super(`Incident ${incident}`);
    this.name = 'Incident';
    this.incident = incident;
  }
}

/** `client.ngos.registerNgo(input)` for every method of the contract. */
export function createClient<C extends Contract>(contract: C, invoke: Invoke): Client<C> {
  const features = Object.entries(contract).map(([featureName, feature]) => {
    const methods = Object.keys(feature).map((name) => {
      const call = (input: unknown) => settle(invoke(`${featureName}.${name}`, input));
      return [name, call] as const;
    });
    return [featureName, Object.fromEntries(methods)] as const;
  });
  // Exactly the keys of the contract, and the dispatcher has parsed each value by its schema.
  return Object.fromEntries(features) as Client<C>;
}

async function settle(pending: Promise<Reply>) {
  const reply = await pending;
  if ('incident' in reply) throw new Incident(reply.incident);
  return reply;
}
