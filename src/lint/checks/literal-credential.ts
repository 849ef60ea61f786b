import type { Location } from '../../documents/location.js';
import type { Service, Stack } from '../../model/stack.js';
import type { Check, Violation } from '../check.js';
import { type Credential, type CredentialPlace, credentialsOf } from '../credentials.js';
import { isAside } from '../development.js';
import type { Member } from '../finding.js';
import { grouped } from '../grouped.js';
import { listed } from '../sentence.js';

export interface Params {
  /** Where credentials are looked for; `address` is one like `postgres://user:password@host`. */
  readonly places: readonly CredentialPlace[];
  /** Where they are written: the Compose file itself, the default of a variable in it, or a file of variables. */
  readonly origins: readonly ('file' | 'default' | 'variable-file')[];
  /** What is reported: values that everybody knows, values of one's own, or both. */
  readonly values: 'sample' | 'own' | 'any';
  /** Endings of names of credentials, as words apart by `_`; a leading `*` lets a word end so. */
  readonly names: readonly string[];
  /** Values that stand in every tutorial. Names of the service, its product, user and database count as well. */
  readonly samples: readonly string[];
  /** Words in the name of a variant, file or folder that mark it as for development and tests only. */
  readonly developmentWords: readonly string[];
}

const MAX_PLACES = 20;

interface Found {
  readonly service: Service;
  readonly credential: Credential;
}

/** Credentials that are written down, as one finding for each file that holds some. Values are never shown. */
export const check: Check<Params> = {
  name: 'literal-credential',
  scope: 'repository',
  *run({ stacks }, params) {
    const byFile = new Map<string, Found[]>();
    for (const stack of stacks) {
      for (const found of stack.services.flatMap((service) => inService(stack, service, params))) {
        const { path } = found.credential.at.file;
        const before = byFile.get(path);
        if (before === undefined) byFile.set(path, [found]);
        else before.push(found);
      }
    }
    for (const found of byFile.values()) yield* grouped(found, credentialMember, violation);
  },
};

function inService(stack: Stack, service: Service, params: Params): readonly Found[] {
  const { places, origins, values, developmentWords } = params;
  return credentialsOf(service, params)
    .filter(({ place, origin, sample, at }) => {
      if (
        !places.includes(place) ||
        !origins.includes(origin) ||
        (values !== 'any' && sample !== (values === 'sample'))
      )
        return false;
      return !isAside(stack, at.file.path, developmentWords);
    })
    .map((credential) => ({ service, credential }));
}

function credentialMember({ service, credential }: Found): Member {
  return { at: credential.at, subject: service.id, key: `${service.name}:${credential.name}` };
}

/** Places once each: an anchor or a file of variables gives one credential to several services, and a base to its variants. */
function violation(found: readonly [Found, ...Found[]]): Violation {
  const places = new Map<string, { at: Location; name: string; services: Set<string> }>();
  for (const { service, credential } of found) {
    const { at, name } = credential;
    const key = `${at.start} ${name}`;
    const place = places.get(key) ?? { at, name, services: new Set() };
    places.set(key, place);
    place.services.add(service.name);
  }
  const sorted = [...places.values()].sort((a, b) => a.at.start - b.at.start);
  const at = sorted[0]?.at ?? found[0].credential.at;
  const names = [...new Set(sorted.map(({ name }) => name))].filter((name) => name !== '');
  return {
    at,
    subject: found[0].service.stack,
    values: {
      names: names.length === 0 ? 'A password' : listed(names),
      are: names.length > 1 ? 'are' : 'is',
      services: listed([...new Set(sorted.flatMap(({ services }) => [...services]))]),
      file: at.file.path,
    },
    value: 'credentials',
    related: sorted.slice(1, MAX_PLACES).map(({ at: place, name, services }) => ({
      at: place,
      message: `${name === '' ? 'Another one' : `\`${name}\``} for ${listed([...services])}.`,
    })),
  };
}
