import type { Reachability } from '../../facts/reachability.js';
import type { Role } from '../../model/role.js';
import type { Service, Stack } from '../../model/stack.js';
import type { Check, Violation } from '../check.js';
import { type Credential, credentialsOf } from '../credentials.js';
import { isAside } from '../development.js';
import { outsidePorts, portName } from '../publication.js';
import { listed } from '../sentence.js';

export interface Params {
  /** Variables by which images take the password of their own login. */
  readonly logins: readonly Login[];
  /** Values that stand in every tutorial. Names of the service, its product, user and database count as well. */
  readonly samples: readonly string[];
  /** Words in the name of a variant, file or folder that mark it as for development and tests only. */
  readonly developmentWords: readonly string[];
}

interface Login {
  /** Roles of the services whose own login it is; elsewhere the variable holds the password of another service. */
  readonly roles: readonly Role[];
  /** Names of the variables in small letters. */
  readonly names: readonly string[];
}

interface Found {
  readonly service: Service;
  readonly credential: Credential;
  readonly ports: string;
}

/** Services whose login is written down and whose port other machines reach, as one finding for each stack. */
export const check: Check<Params> = {
  name: 'password-within-reach',
  *run({ stacks, reachability }, params) {
    for (const stack of stacks) {
      const found = stack.services.flatMap((service) => inService(stack, service, reachability, params));
      yield* violation(stack, found);
    }
  },
};

function inService(stack: Stack, service: Service, reachability: Reachability, params: Params): readonly Found[] {
  const { logins, samples, developmentWords } = params;
  const names = logins.filter(({ roles }) => roles.includes(service.role.role)).flatMap((login) => login.names);
  if (names.length === 0) return [];
  const ports = outsidePorts(reachability, service).filter(({ at }) => !isAside(stack, at.file.path, developmentWords));
  if (ports.length === 0) return [];
  const credential = credentialsOf(service, { names, samples }).find(
    ({ place, origin, name, at }) =>
      place === 'environment' &&
      origin !== 'default' &&
      names.includes(name.toLowerCase()) &&
      !isAside(stack, at.file.path, developmentWords),
  );
  return credential === undefined ? [] : [{ service, credential, ports: listed(ports.map(portName)) }];
}

function* violation(stack: Stack, found: readonly Found[]): Generator<Violation> {
  const [first, ...others] = found;
  if (first === undefined) return;
  const names = [...new Set(found.map(({ credential }) => credential.name))];
  const known = found.filter(({ credential }) => credential.sample).length;
  const partly = known < found.length ? 'partly ' : '';
  yield {
    at: first.credential.at,
    subject: stack.id,
    values: {
      services: listed(found.map(({ service }) => service.name)),
      names: listed(names),
      are: names.length > 1 ? 'are' : 'is',
      known: known === 0 ? '' : ` and ${partly}known to everybody`,
    },
    value: 'password',
    related: others.map(({ service, credential, ports }) => ({
      at: credential.at,
      message: `The password of \`${service.name}\`, which answers other machines on ${ports}.`,
    })),
  };
}
