import type { Located } from '../../documents/location.js';
import { quoted } from '../../lib/quoted.js';
import type { Service, Stack } from '../../model/stack.js';
import type { Check, LintContext, Violation } from '../check.js';
import { joinedProjects } from '../joined-projects.js';
import { listed } from '../sentence.js';
import { isForDevelopment } from '../standing.js';

export interface Params {
  /**
   * `fixed`: any name that is set; `taken`: one that a project beside it, joined by a network, sets as well; `invalid`: one that
   * the engine refuses.
   */
  readonly fault: 'fixed' | 'taken' | 'invalid';
  /** Words in the name of a variant, file or folder that is not started beside the others. Only for `taken`. */
  readonly asideWords: readonly string[];
}

const MAX_PLACES = 20;

/** What the engine takes as the name of a container. */
const NAME = /^\/?[a-zA-Z0-9][a-zA-Z0-9_.-]+$/;

/** Names of containers, of which the engine has each only once. `fixed` gives one finding per stack, `taken` one per pair of projects. */
export const check: Check<Params> = {
  name: 'container-name',
  scope: 'repository',
  *run(context, { fault, asideWords }) {
    if (fault === 'taken') yield* takenNames(context, asideWords);
    else for (const stack of context.stacks) yield* fault === 'fixed' ? fixedNames(stack) : refusedNames(stack);
  },
};

/** What a variable without a value is part of is not judged. */
function* refusedNames(stack: Stack): Generator<Violation> {
  for (const { id, name, containerName } of stack.services) {
    if (containerName === undefined || containerName.unknown || NAME.test(containerName.value)) continue;
    yield {
      at: containerName.at,
      subject: id,
      values: { service: name, container: containerName.value },
      value: containerName.value,
    };
  }
}

function* fixedNames(stack: Stack): Generator<Violation> {
  const named = stack.services.flatMap((service) => {
    const { containerName } = service;
    return containerName === undefined ? [] : [{ service, containerName }];
  });
  const [first, ...others] = named;
  if (first === undefined) return;
  yield {
    at: first.containerName.at,
    subject: first.service.id,
    values: {
      services: listed(named.map(({ service }) => service.name)),
      have: named.length === 1 ? 'has a fixed container name' : 'have fixed container names',
    },
    related: others
      .slice(0, MAX_PLACES)
      .map(({ service, containerName }) => ({ at: containerName.at, message: `${quoted(service.name)} has one too.` })),
  };
}

/** One finding for each pair of projects. Files in one folder are alternatives more often than neighbours. */
function* takenNames(context: LintContext, asideWords: readonly string[]): Generator<Violation> {
  for (const group of joinedProjects(context)) {
    const first = new Map<string, Holder>();
    const pairs = new Map<string, { readonly holder: Holder; readonly other: Holder; readonly names: string[] }>();
    for (const stack of group) {
      if (isForDevelopment(stack, asideWords)) continue;
      for (const service of stack.services) {
        const { containerName } = service;
        if (containerName === undefined || containerName.unknown) continue;
        const holder = { stack, service, containerName };
        const other = first.get(containerName.value);
        if (other === undefined) first.set(containerName.value, holder);
        else if (areNeighbours(holder, other)) {
          const key = JSON.stringify([stack.id, other.stack.id]);
          const pair = pairs.get(key);
          if (pair === undefined) pairs.set(key, { holder, other, names: [containerName.value] });
          else pair.names.push(containerName.value);
        }
      }
    }
    for (const { holder, other, names } of pairs.values()) {
      yield {
        at: holder.containerName.at,
        subject: holder.service.id,
        values: {
          project: holder.stack.name,
          names: `${names.length === 1 ? 'container' : 'containers'} ${listed(names)}`,
          other: other.stack.name,
        },
        value: names.join(' '),
        related: [{ at: other.containerName.at, message: 'The name is taken here.' }],
      };
    }
  }
}

interface Holder {
  readonly stack: Stack;
  readonly service: Service;
  readonly containerName: Located<string>;
}

function areNeighbours(a: Holder, b: Holder): boolean {
  return (
    a.stack.name !== b.stack.name &&
    a.stack.path !== b.stack.path &&
    a.containerName.at.file.path !== b.containerName.at.file.path
  );
}
