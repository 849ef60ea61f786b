import type { NetworkMode } from '../../model/stack.js';
import type { Check, NoParams } from '../check.js';
import { portName } from '../publication.js';
import { listed } from '../sentence.js';

/** `ports` of services whose `network_mode` leaves them without effect, or makes the engine refuse them. */
export const check: Check<NoParams> = {
  name: 'ignored-ports',
  *run({ stacks }) {
    for (const { services } of stacks) {
      for (const service of services) {
        const mode = service.networkMode;
        const [first] = service.ports;
        const effect = mode === undefined ? undefined : effectOf(mode.value);
        if (mode === undefined || first === undefined || effect === undefined) continue;
        yield {
          at: first.at,
          subject: service.id,
          values: {
            service: service.name,
            ports: listed(service.ports.map(portName)),
            mode: textOf(mode.value),
            effect,
          },
          value: textOf(mode.value),
          related: [{ at: mode.at, message: 'The network mode is set here.' }],
        };
      }
    }
  },
};

function effectOf(mode: NetworkMode): string | undefined {
  switch (mode.kind) {
    case 'host':
      return 'it listens on the ports of the machine whatever `ports` says';
    case 'none':
      return 'it has no network to publish from';
    case 'service':
    case 'container':
      return 'the container that owns the network has to publish them';
    default:
      return undefined;
  }
}

function textOf(mode: NetworkMode): string {
  switch (mode.kind) {
    case 'service':
      return `service:${mode.service}`;
    case 'container':
      return `container:${mode.container}`;
    case 'other':
      return mode.text;
    default:
      return mode.kind;
  }
}
