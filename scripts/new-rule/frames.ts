/** The YAML of a rule to be filled, valid but for the parameters of its check. */
export function ruleFrame(category: string, id: string, check: string, version: string): string {
  return `# yaml-language-server: $schema=../../schema/rule.schema.json
id: ${id}
title: What should be true, as a short sentence without a full stop
category: ${category}
level: warning
since: ${version}
status: preview
why: What goes wrong without it, in words a newcomer understands.
fix: What to do, in the imperative.
check: ${check}
params: {}
message: "\`{service}\` is what the finding is about."
examples:
  fails:
    - name: What is wrong, in a few words
      files:
        compose.yaml: |
          services:
            web:
              image: nginx:1.27
      at: [compose.yaml:2]
  passes:
    - name: The same, put right
      files:
        compose.yaml: |
          services:
            web:
              image: nginx:1.27
`;
}

/** The module of a check to be filled. */
export function checkFrame(name: string): string {
  return `import type { Check } from '../check.js';

export interface Params {
  /** What a rule sets, with its unit. Remove the interface when there is nothing to set, and use NoParams. */
  readonly images: readonly string[];
}

/** What is reported, and what is deliberately not. */
export const check: Check<Params> = {
  name: '${name}',
  *run({ stacks }, { images }) {
    for (const { services } of stacks) {
      for (const service of services) {
        if (service.image === undefined || !images.includes(service.image.repository)) continue;
        yield { at: service.at, subject: service.id, values: { service: service.name } };
      }
    }
  },
};
`;
}
