import { quoted } from '../../lib/quoted.js';
import type { Role } from '../../model/role.js';
import type { Service } from '../../model/stack.js';
import type { Check, Violation } from '../check.js';
import { confidenceIn } from '../confidence.js';
import { grouped, serviceMember } from '../grouped.js';
import { openServices } from '../open-services.js';
import { roleNoun } from '../role-noun.js';
import { listed } from '../sentence.js';

export interface Params {
  /** Roles of the services whose data is meant to stay. */
  readonly roles: readonly Role[];
  /** Products of the catalogue, by id, that keep nothing unless they are told to. */
  readonly exceptProducts: readonly string[];
  /** Words in the names of services that end. */
  readonly exceptWords: readonly string[];
  /** Words in the name of a variant, file or folder that mark it as for development and tests only. */
  readonly developmentWords: readonly string[];
}

const SURE = 0.85;
const MAX_RELATED = 10;
/** Settings, scripts and keys are no data. */
const NO_DATA =
  /(?:^|[/._-])(?:init|conf|config|etc|certs?|ssl|tls|entrypoint|scripts?|sock)(?:[/._-]|$)|\.(?:sh|sql|ya?ml|conf|cfg|ini|cnf|json|properties|pem|crt|key|acl)$/i;

/**
 * Data stores with nothing mounted that could hold their data, one finding for the repository: it is gone with the container. Volumes without a name,
 * and memory that somebody chose, are other matters.
 */
export const check: Check<Params> = {
  name: 'store-without-volume',
  scope: 'repository',
  *run({ stacks }, { roles, exceptProducts, exceptWords, developmentWords }) {
    const isSettled = (service: Service) =>
      !roles.includes(service.role.role) ||
      service.role.product === undefined ||
      exceptProducts.includes(service.role.product) ||
      service.name
        .toLowerCase()
        .split(/[^a-z]+/)
        .some((word) => exceptWords.includes(word)) ||
      service.role.confidence < SURE ||
      service.build !== undefined ||
      service.profiles.length > 0 ||
      service.mounts.some(({ target, unknown }) => unknown === true || !NO_DATA.test(target));
    const open = [...openServices(stacks, developmentWords, isSettled)].flatMap((one) => one.open);
    yield* grouped(open, serviceMember, violation);
  },
};

function violation(open: readonly [Service, ...Service[]]): Violation {
  const [first, ...others] = open;
  return {
    at: first.at,
    subject: first.id,
    values: {
      services: listed([...new Set(open.map(({ name }) => name))]),
      role: roleNoun(first.role.role),
      keep: others.length === 0 ? 'keeps' : 'keep',
      its: others.length === 0 ? 'its container' : 'their containers',
    },
    confidence: confidenceIn(first),
    related: others
      .slice(0, MAX_RELATED)
      .map(({ name, at }) => ({ at, message: `${quoted(name)} has no volume either.` })),
  };
}
