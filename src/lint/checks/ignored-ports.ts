import type { Reachability } from '../../facts/reachability.js';
import { quoted } from '../../lib/quoted.js';
import type { NetworkMode, Service } from '../../model/stack.js';
import type { Check, NoParams, Violation } from '../check.js';
import { effectivePorts, portName } from '../publication.js';
import { listed } from '../sentence.js';

/** `ports` of services whose network mode or networks leave them without effect, or make the engine refuse them. */
export const check: Check<NoParams> = {
  name: 'ignored-ports',
  *run({ stacks, reachability }) {
    for (const { services } of stacks) {
      for (const service of services) {
        const [first] = service.ports;
        const cause = first === undefined ? undefined : causeOf(service, reachability);
        if (first === undefined || cause === undefined) continue;
        yield {
          at: first.at,
          subject: service.id,
          values: { service: service.name, ports: listed(service.ports.map(portName)), reason: cause.reason },
          value: cause.value,
          related: cause.related,
        };
      }
    }
  },
};

interface Cause extends Pick<Violation, 'value' | 'related'> {
  readonly reason: string;
}

function causeOf(service: Service, reachability: Reachability): Cause | undefined {
  const mode = service.networkMode;
  if (mode !== undefined) {
    const effect = effectOf(mode.value);
    const text = textOf(mode.value);
    if (effect === undefined) return undefined;
    return {
      reason: `with \`network_mode: ${text}\` ${effect}`,
      value: text,
      related: [{ at: mode.at, message: 'The network mode is set here.' }],
    };
  }
  const { attachments } = service;
  if (attachments.length === 0 || effectivePorts(reachability, service).length > 0) return undefined;
  const names = attachments.map(({ network }) => network);
  return {
    reason: `the engine publishes nothing through ${listed(names)}, ${names.length === 1 ? 'its only network' : 'its only networks'}`,
    value: names.join(' '),
    related: attachments.map(({ at, network }) => ({ at, message: `It joins ${quoted(network)} here.` })),
  };
}

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
