import type { Service, Stack, Variable } from '../../model/stack.js';
import type { Check } from '../check.js';
import { isAside } from '../development.js';
import { listed } from '../sentence.js';

export interface Params {
  /** Images that read a credential from the file that `NAME_FILE` names, and the variables with which they do. */
  readonly images: readonly SecretReader[];
  /** Words in the name of a variant, file or folder that mark it as for development and tests only. */
  readonly developmentWords: readonly string[];
}

interface SecretReader {
  /** Repositories without registry and tag. */
  readonly names: readonly string[];
  readonly variables: readonly string[];
}

const MAX_PLACES = 20;

interface Found {
  readonly service: Service;
  readonly variable: Variable;
}

/** Credentials that services get by their environment, though their image reads a secret, as one finding for each stack. */
export const check: Check<Params> = {
  name: 'credential-outside-secrets',
  *run({ stacks }, params) {
    for (const stack of stacks) {
      const found = stack.services.flatMap((service) => inService(stack, service, params));
      const [first, ...others] = found;
      if (first === undefined) continue;
      const names = [...new Set(found.map(({ variable }) => variable.name))];
      yield {
        at: first.variable.at,
        subject: stack.id,
        values: {
          names: listed(names),
          are: names.length > 1 ? 'are' : 'is',
          services: listed([...new Set(found.map(({ service }) => service.name))]),
          file: `${first.variable.name}_FILE`,
        },
        value: 'environment',
        related: others.slice(0, MAX_PLACES).map(({ service, variable }) => ({
          at: variable.at,
          message: `\`${variable.name}\` of \`${service.name}\`.`,
        })),
      };
    }
  },
};

function inService(stack: Stack, service: Service, { images, developmentWords }: Params): readonly Found[] {
  const { image, environment } = service;
  if (image === undefined || image.unknown) return [];
  const names = images.find((reader) => reader.names.includes(image.repository))?.variables ?? [];
  return environment
    .filter(({ name, value, unknown, at }) => {
      return (
        names.includes(name) && (value !== '' || unknown === true) && !isAside(stack, at.file.path, developmentWords)
      );
    })
    .map((variable) => ({ service, variable }));
}
