import type { z } from 'zod';
import { contract } from '../../shared/contract.ts';
import type { Method } from '../../shared/kit/method.ts';

/** A string that a method takes: where it stands, and what it is parsed by. */
export interface StringField {
  /** `ngos.registerNgo.contact.phones.*`. */
  readonly path: string;
  readonly schema: z.ZodString;
}

/** Every string field of every method's input, found by walking the contracts' own schemas. */
export function stringFields(): readonly StringField[] {
  const fields = Object.entries(contract).flatMap(([feature, methods]) =>
    Object.entries<Method>(methods).flatMap(([name, { input }]) => stringsIn(input, `${feature}.${name}`)),
  );
  // A field of several alternatives of a union is one field.
  return [...new Map(fields.map((field) => [field.path, field])).values()];
}

// What zod calls its own schemas; a new kind must be thought of here.
type Schema = z.core.$ZodTypes;

function stringsIn(type: z.core.$ZodType, path: string): readonly StringField[] {
  const schema = type as Schema;
  const { def } = schema._zod;
  switch (def.type) {
    case 'string':
      return [{ path, schema: schema as unknown as z.ZodString }];
    case 'object':
      return Object.entries(def.shape).flatMap(([key, part]) => stringsIn(part, `${path}.${key}`));
    case 'array':
      return stringsIn(def.element, `${path}.*`);
    case 'record':
      return [...stringsIn(def.keyType, `${path}.*key`), ...stringsIn(def.valueType, `${path}.*`)];
    case 'union':
      return def.options.flatMap((option) => stringsIn(option, path));
    case 'nullable':
    case 'optional':
    case 'default':
    case 'readonly':
      return stringsIn(def.innerType, path);
    case 'number':
    case 'boolean':
    case 'enum':
    case 'literal':
    case 'null':
    case 'custom':
      return [];
    default:
      throw new Error(`${path}: nobody has said how strings stand in a ${def.type}`);
  }
}
