import { quoted } from '../../lib/quoted.js';
import type { Check } from '../check.js';
import { confidenceIn } from '../confidence.js';
import { forDevelopment } from '../development.js';
import { outsidePorts, portName } from '../publication.js';
import { listed } from '../sentence.js';

/** The ports of a product that steer it. */
export interface ControlPorts {
  /** Id in the catalogue of roles. */
  readonly product: string;
  readonly ports: readonly number[];
}

export interface Params {
  readonly controls: readonly ControlPorts[];
  /** Words in a file's or variant's name that mark it as for a developer's machine only. */
  readonly developmentWords: readonly string[];
}

/** Services of a product that publish the port that steers it to other machines. */
export const check: Check<Params> = {
  name: 'published-control-port',
  *run({ stacks, reachability }, { controls, developmentWords }) {
    const byProduct = new Map(controls.map(({ product, ports }) => [product, ports]));
    for (const stack of stacks) {
      for (const service of stack.services) {
        const ports = byProduct.get(service.role.product ?? '') ?? [];
        const open = outsidePorts(reachability, service).filter(({ target }) => ports.includes(target));
        const [first, ...others] = open;
        if (first === undefined || forDevelopment(stack, first.at.file.path, developmentWords)) continue;
        yield {
          at: first.at,
          subject: service.id,
          values: { service: service.name, product: service.role.product ?? '', ports: listed(open.map(portName)) },
          value: open.map(portName).join(' '),
          confidence: confidenceIn(service),
          related: others.map(({ at }) => ({ at, message: `${quoted(service.name)} publishes another one here.` })),
        };
      }
    }
  },
};
