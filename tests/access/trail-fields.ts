import { join, sep } from 'node:path';
import ts from 'typescript';

/** A part of what the trail keeps, as a value that its type allows. */
export interface TrailPart {
  /** File and line that write it. */
  readonly where: string;
  readonly value: unknown;
}

const ROOT = join(import.meta.dirname, '..', '..');
/** Where acts are told of; elsewhere `before` and `after` mean other things. */
const WRITERS = ['features', 'backup', 'rescue'].map((folder) => asPath(join(ROOT, 'electron', folder)));
/** Deep enough for a filter in a change; a type that holds itself ends here. */
const DEPTH = 4;

/**
 * Every `before` and `after` that the office's source hands to the trail, read from the types of its
 * expressions: one value for each variant of each field. What is a dictionary there has no names and is left
 * out. The sources are read, not run, so that no act is missed that a journey would have to come by.
 */
export function trailParts(): readonly TrailPart[] {
  const program = programOf(join(ROOT, 'electron', 'tsconfig.json'));
  const checker = program.getTypeChecker();
  const parts: TrailPart[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isObjectLiteralExpression(node) && isChange(node)) {
      for (const property of node.properties) parts.push(...partsOf(property, checker));
    }
    ts.forEachChild(node, look);
  };
  for (const file of program.getSourceFiles()) {
    if (WRITERS.some((folder) => file.fileName.startsWith(`${folder}/`))) look(file);
  }
  return parts;
}

/** As the compiler spells a path. */
function asPath(path: string): string {
  return path.split(sep).join('/');
}

function programOf(config: string): ts.Program {
  const { config: json } = ts.readConfigFile(config, (path) => ts.sys.readFile(path)) as { config: unknown };
  const { fileNames, options } = ts.parseJsonConfigFileContent(json, ts.sys, join(ROOT, 'electron'));
  return ts.createProgram(fileNames, {
    ...options,
    noEmit: true,
    composite: false,
    emitDeclarationOnly: false,
  });
}

function isChange({ properties }: ts.ObjectLiteralExpression): boolean {
  const names = properties.map(({ name }) => name?.getText());
  return names.includes('after') && (names.includes('before') || names.includes('subject'));
}

function partsOf(property: ts.ObjectLiteralElementLike, checker: ts.TypeChecker): readonly TrailPart[] {
  const name = property.name?.getText();
  if (name !== 'before' && name !== 'after') return [];
  const written = writtenIn(property);
  if (written === null) return [];
  const file = property.getSourceFile();
  const { line } = file.getLineAndCharacterOfPosition(property.getStart());
  const where = `${file.fileName.slice(ROOT.length + 1)}:${line + 1}`;
  return samples(checker.getTypeAtLocation(written), checker, DEPTH).map((value) => ({ where, value }));
}

/** The expression; of one that only masks identifiers, what it masks. */
function writtenIn(property: ts.ObjectLiteralElementLike): ts.Node | null {
  if (ts.isShorthandPropertyAssignment(property)) return property.name;
  if (!ts.isPropertyAssignment(property)) return null;
  const { initializer } = property;
  const isMasked = ts.isCallExpression(initializer) && initializer.expression.getText() === 'forTrail';
  return isMasked ? (initializer.arguments[0] ?? null) : initializer;
}

/** Values of a type: every variant of a union, and of an object one value for each variant of each property. */
function samples(type: ts.Type, checker: ts.TypeChecker, depth: number): readonly unknown[] {
  if (depth === 0) return [];
  if (type.isUnion()) return type.types.flatMap((one) => samples(one, checker, depth));
  if (type.isStringLiteral()) return [type.value];
  if (type.flags & ts.TypeFlags.BooleanLike) return [true];
  if (type.flags & ts.TypeFlags.NumberLike) return [1];
  // Free text, a name, a day: nothing that could need words of ours.
  if (type.flags & ts.TypeFlags.StringLike) return ['۱'];
  if (type.isIntersection()) {
    const primitive = type.types.find(
      (one) => one.flags & (ts.TypeFlags.StringLike | ts.TypeFlags.NumberLike),
    );
    if (primitive !== undefined) return samples(primitive, checker, depth);
  }
  if (!(type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection))) return [];
  const [item] = checker.isArrayType(type) ? checker.getTypeArguments(type as ts.TypeReference) : [];
  if (item !== undefined) return samples(item, checker, depth - 1).map((one) => [one]);
  if (type.getCallSignatures().length > 0 || checker.getIndexInfosOfType(type).length > 0) return [];
  return type
    .getProperties()
    .flatMap((property) =>
      samples(checker.getTypeOfSymbol(property), checker, depth - 1).map((one) => ({ [property.name]: one })),
    );
}
