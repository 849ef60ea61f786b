import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Choices } from './parameter-mutants.js';

interface Definition {
  readonly $ref?: string;
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, Definition>>;
}

/** What the schema of rules allows for a parameter; none where any text will do. */
export function schemaChoices(root: string): Choices {
  const schema = JSON.parse(readFileSync(join(root, 'rules/schema/rule.schema.json'), 'utf8')) as {
    readonly definitions: Readonly<Record<string, Definition>>;
  };
  const resolved = (definition: Definition | undefined): Definition | undefined => {
    const name = definition?.$ref?.replace('#/definitions/', '');
    return name === undefined ? definition : resolved(schema.definitions[decodeURIComponent(name)]);
  };
  return (check, parameter) => {
    const params = resolved(schema.definitions[`params-${check}`]);
    return resolved(params?.properties?.[parameter])?.enum ?? [];
  };
}
