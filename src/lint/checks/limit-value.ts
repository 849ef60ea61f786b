import type { Located } from '../../documents/location.js';
import type { Service } from '../../model/stack.js';
import type { Check, LintContext } from '../check.js';
import { productsOf } from '../health.js';
import { sizeText } from '../sizes.js';

export interface Params {
  /**
   * What is reported: `zero` for a limit that means unlimited, `refused` for less than the engine accepts, `below-minimum` for less
   * memory than the image's documented minimum, `memory-reservation` and `cpu-reservation` for one that its limit cannot hold.
   */
  readonly fault: 'zero' | 'refused' | 'below-minimum' | 'memory-reservation' | 'cpu-reservation';
}

/** Limits that do not do what they seem to. */
export const check: Check<Params> = {
  name: 'limit-value',
  *run(context, { fault }) {
    const judge = JUDGES[fault];
    for (const service of context.stacks.flatMap((stack) => stack.services)) {
      for (const { setting, values, related } of judge(service, context)) {
        yield {
          at: setting.at,
          subject: service.id,
          values: { service: service.name, ...values },
          value: String(setting.value),
          related: related ?? [],
        };
      }
    }
  },
};

interface Verdict {
  readonly setting: Located<number>;
  readonly values: Readonly<Record<string, string>>;
  readonly related?: readonly { readonly at: Located<number>['at']; readonly message: string }[];
}

type Judge = (service: Service, context: LintContext) => Iterable<Verdict>;

/** The engine refuses to create a container with less: `linuxMinMemory` in its sources, and a hundredth of a core. */
const LEAST_MEMORY = 6 * 1024 ** 2;
const LEAST_CORES = 0.01;

const JUDGES: Readonly<Record<Params['fault'], Judge>> = {
  *zero({ resources: { memoryLimit, cpuLimit } }) {
    if (memoryLimit?.value === 0) yield { setting: memoryLimit, values: { resource: 'memory' } };
    if (cpuLimit?.value === 0) yield { setting: cpuLimit, values: { resource: 'CPU' } };
  },
  *refused({ resources: { memoryLimit, cpuLimit } }) {
    if (memoryLimit !== undefined && memoryLimit.value > 0 && memoryLimit.value < LEAST_MEMORY) {
      const { value } = memoryLimit;
      const meant = value >= 6 && value < 1024 ** 2 ? ` Write \`${value}m\` if ${value} MiB are meant.` : '';
      yield { setting: memoryLimit, values: { limit: sizeText(value), least: sizeText(LEAST_MEMORY), meant } };
    }
    if (cpuLimit !== undefined && cpuLimit.value > 0 && cpuLimit.value < LEAST_CORES) {
      yield {
        setting: cpuLimit,
        values: { limit: `${cpuLimit.value} cores`, least: `${LEAST_CORES} cores`, meant: '' },
      };
    }
  },
  *'below-minimum'({ resources: { memoryLimit }, role }, { catalogue }) {
    const product = productsOf(catalogue).get(role.product ?? '');
    const minimum = product?.minimumMemory;
    if (memoryLimit === undefined || minimum === undefined || product?.role !== role.role) return;
    if (memoryLimit.value < LEAST_MEMORY || memoryLimit.value >= minimum.bytes) return;
    yield {
      setting: memoryLimit,
      values: {
        limit: sizeText(memoryLimit.value),
        minimum: sizeText(minimum.bytes),
        product: product.name,
        source: minimum.source,
      },
    };
  },
  *'memory-reservation'({ resources: { memoryLimit, memoryReservation } }) {
    yield* contradiction(memoryReservation, memoryLimit, sizeText);
  },
  *'cpu-reservation'({ resources: { cpuLimit, cpuReservation } }) {
    yield* contradiction(cpuReservation, cpuLimit, (cores) => `${cores} cores`);
  },
};

function* contradiction(
  reservation: Located<number> | undefined,
  limit: Located<number> | undefined,
  text: (value: number) => string,
): Generator<Verdict> {
  if (limit === undefined || reservation === undefined || limit.value <= 0 || reservation.value <= limit.value) return;
  yield {
    setting: reservation,
    values: { reservation: text(reservation.value), limit: text(limit.value) },
    related: [{ at: limit.at, message: 'The limit is set here.' }],
  };
}
