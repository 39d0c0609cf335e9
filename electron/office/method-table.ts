import type { Changed } from '../../shared/kit/change.ts';
import type { Contract, Kind, Method } from '../../shared/kit/method.ts';
import type { Result } from '../../shared/kit/result.ts';
import type { CommandContext, ErrandContext, QueryContext, Services } from './service.ts';

/** A definition and its handler, with the types of input and output erased. */
export type BoundMethod =
  | Bound<'query', QueryContext, unknown>
  | Bound<'scratch', CommandContext, unknown>
  | Bound<'command', CommandContext, Changed<unknown>>
  | Bound<'trace', CommandContext, Changed<unknown>>
  | Bound<'errand', ErrandContext, Changed<unknown>>;

interface Bound<K extends Kind, Context, Value> {
  readonly kind: K;
  readonly definition: Method;
  readonly handle: (input: unknown, context: Context) => Promise<Result<Value, string>>;
}

/** Every method by the name it has on the wire, such as `ngos.registerNgo`. */
export function methodTable<C extends Contract>(
  contract: C,
  services: Services<C>,
): ReadonlyMap<string, BoundMethod> {
  // `Services<C>` has, under the same two names, exactly one handler of the right kind per method,
  // and the dispatcher gives it only what the method's own schema has parsed.
  const handlers = services as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  return new Map(
    Object.entries(contract).flatMap(([featureName, feature]) =>
      Object.entries(feature).map(([name, definition]) => {
        const bound = { kind: definition.kind, definition, handle: handlers[featureName]?.[name] };
        return [`${featureName}.${name}`, bound as BoundMethod];
      }),
    ),
  );
}
