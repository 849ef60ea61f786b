import type { Schema } from './schemas.js';

/**
 * The schema of a rule file with the parameters of each check built in: the check's name decides what `params` may hold,
 * so that an editor completes them and one validator finds every mistake.
 */
export function ruleSchema(rule: Schema, params: ReadonlyMap<string, Schema>): Schema {
  const definitions: Record<string, unknown> = { ...(rule.definitions as Record<string, unknown>) };
  const body = { ...(definitions.Rule as Record<string, unknown>) };
  const properties = { ...(body.properties as Record<string, Record<string, unknown>>) };
  properties.check = { ...properties.check, enum: [...params.keys()] };
  body.properties = properties;
  body.allOf = [...params.keys()].map((name) => ({
    if: { properties: { check: { const: name } }, required: ['check'] },
    // biome-ignore lint/suspicious/noThenProperty: `then` is a keyword of JSON Schema.
    then: { properties: { params: { $ref: `#/definitions/${definitionName(name)}` } } },
  }));
  definitions.Rule = body;
  for (const [name, schema] of params) {
    const { definitions: inner, ...own } = renamed(schema, name) as Record<string, unknown>;
    delete own.$schema;
    definitions[definitionName(name)] = own;
    Object.assign(definitions, inner);
  }
  return { ...rule, definitions };
}

function definitionName(check: string): string {
  return `params-${check}`;
}

/** The definitions of a check's parameters under names of their own: two checks may both have a type `Params`. */
function renamed(schema: Schema, check: string): unknown {
  const prefix = `${definitionName(check)}.`;
  const visit = (value: unknown, inDefinitions: boolean): unknown => {
    if (Array.isArray(value)) return value.map((item) => visit(item, false));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => {
        if (key === '$ref' && typeof inner === 'string')
          return [key, inner.replace('#/definitions/', `#/definitions/${prefix}`)];
        if (inDefinitions) return [`${prefix}${key}`, visit(inner, false)];
        return [key, visit(inner, key === 'definitions')];
      }),
    );
  };
  return visit(schema, false);
}
