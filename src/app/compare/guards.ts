import type { Location } from '../../documents/location.js';
import { hostMounts, matchesPath } from '../../lint/host-mounts.js';
import type { Service, Stack } from '../../model/stack.js';

/** Something that keeps a service apart from the machine and from others, or that does away with that. */
export interface Guard {
  readonly name: string;
  /** `danger`: having it opens something. `care`: it keeps a service running, and opens and closes nothing. */
  readonly kind: 'protection' | 'danger' | 'care';
  /** Whether a service has it; undefined where a variable without a value decides. */
  readonly has: (service: Service, stack: Stack | undefined) => boolean | undefined;
  /** What is said of one service, or of several, that has it now. */
  readonly gained: (several: boolean) => string;
  readonly lost: (several: boolean) => string;
  readonly at: (service: Service) => Location | undefined;
  /** Behind the name of a new service: `, privileged`. Dangers only. */
  readonly beside?: string;
}

const verb = (one: string, more: string) => (several: boolean) => (several ? more : one);
const has = verb('has', 'have');
const is = verb('is', 'are');
const does = verb('does', 'do');

type Limit = 'memoryLimit' | 'cpuLimit' | 'pidsLimit';

function limit(key: Limit, noun: string): Guard {
  return {
    name: noun,
    kind: 'protection',
    has: ({ resources }) => {
      const value = resources[key]?.value;
      return resources.unknown?.includes(key) === true ? undefined : value !== undefined && value > 0;
    },
    gained: (several) => `now ${has(several)} a ${noun}`,
    lost: (several) => `${has(several)} no ${noun} any more`,
    at: ({ resources }) => resources[key]?.at,
  };
}

function namespace(key: 'pid' | 'ipc', what: string): Guard {
  return {
    name: `host ${key}`,
    kind: 'danger',
    has: (service) => service[key]?.value === 'host',
    gained: (several) => `now ${several ? 'share' : 'shares'} ${what} with the machine`,
    lost: (several) => `${several ? 'share' : 'shares'} ${what} with the machine no longer`,
    at: (service) => service[key]?.at,
    beside: `shares ${what} with the machine`,
  };
}

/** True for the network of the machine itself. */
export function isOnMachine({ networkMode }: Service): boolean {
  return networkMode?.value.kind === 'host';
}

const SOCKETS = ['docker.sock', 'podman.sock', 'containerd.sock', 'crio.sock'];
const UNCONFINED = /^(?:seccomp|apparmor|systempaths)[:=]unconfined$|^label[:=]disable$/;
const NO_NEW_PRIVILEGES = /^no-new-privileges(?:[:=]true)?$/;

/** What is compared of services that are in both versions, the gravest first. */
export const GUARDS: readonly Guard[] = [
  {
    name: 'privileged',
    kind: 'danger',
    has: ({ privileged, isolation }) =>
      isolation?.unknown?.includes('privileged') === true ? undefined : privileged?.value === true,
    gained: (several) => `${is(several)} now privileged, with all rights over the machine`,
    lost: (several) => `${is(several)} no longer privileged`,
    at: ({ privileged }) => privileged?.at,
    beside: 'is privileged',
  },
  {
    name: 'engine socket',
    kind: 'danger',
    has: (service, stack) => socketOf(service, stack) !== undefined,
    gained: (several) => `now ${has(several)} the container engine's socket, and with it the machine`,
    lost: (several) => `no longer ${has(several)} the container engine's socket`,
    at: (service) => socketOf(service, undefined),
    beside: "has the container engine's socket",
  },
  {
    name: 'host network',
    kind: 'danger',
    has: isOnMachine,
    gained: (several) => `${is(several)} now on the machine's own network, without one of its own`,
    lost: (several) => `${is(several)} no longer on the machine's own network`,
    at: ({ networkMode }) => networkMode?.at,
    beside: "is on the machine's own network",
  },
  {
    name: 'machine root',
    kind: 'danger',
    has: (service, stack) => rootOf(service, stack) !== undefined,
    gained: (several) => `now ${several ? 'see' : 'sees'} all files of the machine`,
    lost: (several) => `no longer ${several ? 'see' : 'sees'} all files of the machine`,
    at: (service) => rootOf(service, undefined),
    beside: 'sees all files of the machine',
  },
  namespace('pid', 'its processes'),
  namespace('ipc', 'its memory'),
  {
    name: 'host user namespace',
    kind: 'danger',
    has: ({ isolation }) => isolation?.userNamespace?.value === 'host',
    gained: (several) => `${does(several)} without a user namespace now`,
    lost: (several) => `${does(several)} without a user namespace no longer`,
    at: ({ isolation }) => isolation?.userNamespace?.at,
  },
  {
    name: 'unconfined',
    kind: 'danger',
    has: ({ securityOpt, isolation }) =>
      isolation?.unknown?.includes('securityOpt') === true
        ? undefined
        : securityOpt.some(({ value }) => UNCONFINED.test(value)),
    gained: (several) => `${is(several)} no longer confined by the kernel: \`security_opt\` turns that off`,
    lost: (several) => `${is(several)} confined by the kernel again`,
    at: ({ securityOpt }) => securityOpt.find(({ value }) => UNCONFINED.test(value))?.at,
    beside: 'is not confined by the kernel',
  },
  limit('memoryLimit', 'memory limit'),
  limit('cpuLimit', 'CPU limit'),
  limit('pidsLimit', 'limit of processes'),
  {
    name: 'healthcheck',
    kind: 'care',
    has: ({ healthcheck }) => healthcheck !== undefined && !healthcheck.disabled,
    gained: (several) => `now ${has(several)} a healthcheck`,
    lost: (several) => `${has(several)} no healthcheck any more`,
    at: ({ healthcheck }) => healthcheck?.at,
  },
  {
    name: 'read-only',
    kind: 'protection',
    has: ({ readOnly, isolation }) =>
      isolation?.unknown?.includes('readOnly') === true ? undefined : readOnly?.value === true,
    gained: () => 'can no longer write to the root of the container',
    lost: () => 'can now write to the root of the container',
    at: ({ readOnly }) => readOnly?.at,
  },
  {
    name: 'cap_drop',
    kind: 'protection',
    has: ({ capDrop, isolation }) =>
      isolation?.unknown?.includes('capDrop') === true
        ? undefined
        : capDrop.some(({ value }) => value.toUpperCase() === 'ALL'),
    gained: (several) => `now ${several ? 'give' : 'gives'} up the engine's usual capabilities`,
    lost: (several) =>
      `no longer ${several ? 'give' : 'gives'} up the engine's usual capabilities (\`cap_drop: [ALL]\`)`,
    at: ({ capDrop }) => capDrop[0]?.at,
  },
  {
    name: 'no-new-privileges',
    kind: 'protection',
    has: ({ securityOpt, isolation }) =>
      isolation?.unknown?.includes('securityOpt') === true
        ? undefined
        : securityOpt.some(({ value }) => NO_NEW_PRIVILEGES.test(value)),
    gained: (several) => `now ${several ? 'set' : 'sets'} \`no-new-privileges\``,
    lost: (several) => `no longer ${several ? 'set' : 'sets'} \`no-new-privileges\``,
    at: ({ securityOpt }) => securityOpt.find(({ value }) => NO_NEW_PRIVILEGES.test(value))?.at,
  },
  {
    name: 'user',
    kind: 'protection',
    has: ({ user, isolation }) =>
      isolation?.unknown?.includes('user') === true
        ? undefined
        : user !== undefined && !/^(?:root|0)?(?::|$)/.test(user.value),
    gained: (several) => `now ${several ? 'run' : 'runs'} as another user than root`,
    lost: (several) => `no longer ${several ? 'name' : 'names'} another user than root`,
    at: ({ user }) => user?.at,
  },
  {
    name: 'restart policy',
    kind: 'care',
    has: ({ restart }, stack) => {
      // A cluster reads `deploy.restart_policy` alone, and starts again what has none.
      if (stack?.kind === 'swarm' && restart?.at.pointer?.endsWith('deploy.restart_policy') !== true) return true;
      return restart?.value === 'unknown'
        ? undefined
        : restart !== undefined && !['no', 'none', ''].includes(restart.value);
    },
    gained: (several) => `${is(several)} now started again when stopped`,
    lost: (several) => `${is(several)} no longer started again when stopped`,
    at: ({ restart }) => restart?.at,
  },
];

function socketOf(service: Service, stack: Stack | undefined): Location | undefined {
  const { isolation } = service;
  if (isolation?.apiSocket?.value === true) return isolation.apiSocket.at;
  return mountsOf(service, stack).find(({ path }) => SOCKETS.some((name) => matchesPath(path, name)))?.at;
}

function rootOf(service: Service, stack: Stack | undefined): Location | undefined {
  return mountsOf(service, stack).find(({ path }) => path === '/')?.at;
}

function mountsOf(service: Service, stack: Stack | undefined): ReturnType<typeof hostMounts> {
  if (service.mounts.length === 0) return [];
  return hostMounts(stack ?? { volumes: [] }, service);
}
