import type { Location } from '../../documents/location.js';
import { quoted } from '../../lib/quoted.js';
import type { Service, Stack } from '../../model/stack.js';
import type { Check, Violation } from '../check.js';
import { confidenceIn } from '../confidence.js';
import { isAside } from '../development.js';
import { grouped, serviceMember } from '../grouped.js';
import { listed } from '../sentence.js';

/** A variable and the values of it that are reported, in lower case. */
export interface ReportedVariable {
  readonly name: string;
  readonly values: readonly string[];
}

export interface Params {
  /** Products of the catalogue, by id, that read the settings. */
  readonly products: readonly string[];
  /** Variables with values that are reported. */
  readonly variables: readonly ReportedVariable[];
  /** Words of the command or entrypoint that are reported. */
  readonly words: readonly string[];
  /** Words in the names of services that only help the product: they are not counted and not judged. */
  readonly exceptWords: readonly string[];
  /**
   * How many services of the products a stack has at least.
   * @minimum 1
   */
  readonly least: number;
  /** Words in the name of a file, variant or folder that mark it as for development and tests only. */
  readonly developmentWords: readonly string[];
}

const MAX_RELATED = 10;

/** Settings of known products that are fine for a try and harmful in earnest, one finding per stack. Values of variables are not judged. */
export const check: Check<Params> = {
  name: 'setting-value',
  *run({ stacks }, params) {
    for (const stack of stacks) {
      const services = stack.services.filter(
        ({ name, role }) =>
          params.products.includes(role.product ?? '') &&
          role.role !== 'job' &&
          !name
            .toLowerCase()
            .split(/[^a-z]+/)
            .some((word) => params.exceptWords.includes(word)),
      );
      if (services.length < params.least) continue;
      const found = services.flatMap((service): Found[] => {
        const setting = settingOf(service, params);
        return setting === undefined || isAside(stack, setting.at.file.path, params.developmentWords)
          ? []
          : [{ service, ...setting }];
      });
      yield* grouped(
        found,
        ({ service }) => serviceMember(service),
        (some) => violation(stack, some),
      );
    }
  },
};

interface Found {
  readonly service: Service;
  readonly text: string;
  readonly at: Location;
}

function settingOf(
  { environment, command, entrypoint }: Service,
  { variables, words }: Params,
): Omit<Found, 'service'> | undefined {
  for (const { name, value = '', unknown, at } of environment) {
    const reported = variables.find((one) => one.name === name);
    if (reported?.values.includes(value.trim().toLowerCase()) === true && unknown !== true) {
      return { text: `${name}: ${value.trim()}`, at };
    }
  }
  for (const part of [command, entrypoint]) {
    const word = part?.value.flatMap((text) => text.split(/\s+/)).find((text) => words.includes(text));
    if (part !== undefined && word !== undefined) return { text: word, at: part.at };
  }
  return undefined;
}

function violation(stack: Stack, found: readonly [Found, ...Found[]]): Violation {
  const [first, ...others] = found;
  return {
    at: first.at,
    subject: first.service.id,
    values: {
      services: listed(found.map(({ service }) => service.name)),
      run: others.length === 0 ? 'runs' : 'run',
      setting: first.text,
      project: stack.name,
    },
    value: first.text,
    confidence: confidenceIn(first.service),
    related: others
      .slice(0, MAX_RELATED)
      .map(({ service, text, at }) => ({ at, message: `${quoted(service.name)} has ${quoted(text)}.` })),
  };
}
