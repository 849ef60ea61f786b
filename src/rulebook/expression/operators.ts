import { BOOL, DOUBLE, fits, INT, isPlain, joined, STRING, type Type, typeName } from './type.js';

/** What an operator or function gives for the types of its operands, or a sentence that says why it cannot be. */
export type Outcome = { readonly type: Type } | { readonly refused: string };

/** Operators by the name that the syntax tree has for them, with the sign that their authors know. */
const SIGNS: Readonly<Record<string, string>> = {
  '_==_': '==',
  '_!=_': '!=',
  '_<_': '<',
  '_<=_': '<=',
  '_>_': '>',
  '_>=_': '>=',
  '_+_': '+',
  '_-_': '-',
  '_*_': '*',
  '_/_': '/',
  '_%_': '%',
  '-_': '-',
  '@in': 'in',
  '_[_]': '[…]',
};

const COMPARISONS: readonly string[] = ['_==_', '_!=_', '_<_', '_<=_', '_>_', '_>=_'];

export const FUNCTIONS = [
  'size',
  'startsWith',
  'endsWith',
  'contains',
  'matches',
  'lowerAscii',
  'string',
  'int',
  'double',
] as const;

export function signOf(name: string): string | undefined {
  return Object.hasOwn(SIGNS, name) ? SIGNS[name] : undefined;
}

/** The type of an operator applied to operands; the logical ones are the checker's own. */
export function operate(name: string, [a, b]: readonly Type[]): Outcome {
  const sign = signOf(name) ?? name;
  if (a === undefined) return { refused: `\`${sign}\` needs a value.` };
  switch (name) {
    case '-_':
      return isNumber(a) ? { type: a } : { refused: `\`-\` needs a number, and this is ${typeName(a)}.` };
    case '@in':
      return member(a, b);
    case '_[_]':
      return entry(a, b);
    default:
      return b === undefined ? { refused: `\`${sign}\` needs two values.` } : binary(name, sign, a, b);
  }
}

function binary(name: string, sign: string, a: Type, b: Type): Outcome {
  const both = `${typeName(a)} and ${typeName(b)}`;
  // What is wrong with one of them was told already.
  if (a.kind === 'any' || b.kind === 'any') return { type: COMPARISONS.includes(name) ? BOOL : joined(a, b) };
  if (name === '_==_' || name === '_!=_') {
    if (!isPlain(a) || !isPlain(b))
      return { refused: `\`${sign}\` compares texts, numbers and lists of them, not ${both}.` };
    return comparable(a, b) ? { type: BOOL } : { refused: `\`${sign}\` cannot compare ${both}${hintFor(a, b)}.` };
  }
  if (COMPARISONS.includes(name)) {
    const ordered = (isNumber(a) && isNumber(b)) || (isText(a) && isText(b));
    return ordered ? { type: BOOL } : { refused: `\`${sign}\` cannot compare ${both}${hintFor(a, b)}.` };
  }
  if (name === '_+_' && a.kind === 'list' && b.kind === 'list' && fits(a, b)) return { type: joined(a, b) };
  if (name === '_+_' && isText(a) && isText(b)) return { type: STRING };
  if (isNumber(a) && isNumber(b) && fits(a, b) && (name !== '_%_' || a.kind !== 'double'))
    return { type: joined(a, b) };
  return { refused: `\`${sign}\` cannot join ${both}${hintFor(a, b)}.` };
}

function member(a: Type, b: Type | undefined): Outcome {
  if (b?.kind === 'any') return { type: BOOL };
  if (b?.kind !== 'list')
    return { refused: `\`in\` needs a list on its right${b === undefined ? '' : `, and this is ${typeName(b)}`}.` };
  if (!isPlain(a)) return { refused: `\`in\` looks for texts and numbers, not for ${typeName(a)}.` };
  return comparable(a, b.of) ? { type: BOOL } : { refused: `\`in\` looks for ${typeName(a)} in ${typeName(b)}.` };
}

function entry(a: Type, b: Type | undefined): Outcome {
  if (a.kind === 'any') return { type: a };
  if (a.kind !== 'list')
    return { refused: `\`[…]\` takes an entry of a list, and this is ${typeName(a)}. A field is \`.name\`.` };
  return b === undefined || fits(b, INT)
    ? { type: a.of }
    : { refused: `An entry of a list has a number (int), not ${typeName(b)}.` };
}

/** The type of a function; `target` is what stands before its dot. */
export function call(name: string, target: Type | undefined, args: readonly Type[]): Outcome {
  const operands = target === undefined ? args : [target, ...args];
  const [a, b, more] = operands;
  const wanted = ['startsWith', 'endsWith', 'contains', 'matches'].includes(name) ? 2 : 1;
  if (a === undefined || operands.length !== wanted || more !== undefined) {
    return { refused: `\`${name}\` takes ${usage(name)}.` };
  }
  switch (name) {
    case 'size':
      return a.kind === 'list' || isText(a) ? { type: INT } : refusal(name, a);
    case 'string':
    case 'int':
    case 'double':
      if (target !== undefined) return { refused: `\`${name}\` takes ${usage(name)}.` };
      if (!isNumber(a) && !isText(a) && !(name === 'string' && a.kind === 'bool')) return refusal(name, a);
      return { type: name === 'string' ? STRING : name === 'int' ? INT : DOUBLE };
    case 'lowerAscii':
      if (target === undefined) return { refused: `\`${name}\` takes ${usage(name)}.` };
      return isText(a) ? { type: STRING } : refusal(name, a);
    default:
      if (target === undefined && name !== 'matches') return { refused: `\`${name}\` takes ${usage(name)}.` };
      if (!isText(a)) return refusal(name, a);
      return b === undefined || isText(b) ? { type: BOOL } : refusal(name, b);
  }
}

const USAGE: Readonly<Record<string, string>> = {
  size: 'one text or list: `size(service.ports)`',
  matches: 'a text and a pattern: `service.name.matches("^[a-z]+$")`',
  lowerAscii: 'nothing, and stands behind a text: `service.name.lowerAscii()`',
  string: 'one value: `string(port.target)`',
  int: 'one value: `int("8080")`',
  double: 'one value: `double(service.replicas)`',
};

function usage(name: string): string {
  return USAGE[name] ?? `one text, and stands behind a text: \`service.name.${name}("web")\``;
}

function refusal(name: string, type: Type): Outcome {
  return { refused: `\`${name}\` takes ${usage(name)}; this is ${typeName(type)}.` };
}

function isNumber(type: Type): boolean {
  return type.kind === 'int' || type.kind === 'double' || type.kind === 'any';
}

function isText(type: Type): boolean {
  return type.kind === 'string' || type.kind === 'any';
}

function comparable(a: Type, b: Type): boolean {
  return fits(a, b) || (isNumber(a) && isNumber(b));
}

function hintFor(a: Type, b: Type): string {
  if (isNumber(a) && isNumber(b)) return ': convert one with `int(…)` or `double(…)`';
  if ((isNumber(a) && isText(b)) || (isText(a) && isNumber(b))) return ': convert one with `string(…)` or `int(…)`';
  return '';
}
