import { type Location, positionOf } from '../../documents/location.js';
import { prepareParsers } from '../../documents/parse.js';
import { createCollector } from '../../evidence/collect.js';
import { coresText, memoryText } from '../../lib/amount.js';
import { by } from '../../lib/compare.js';
import type { Service, Stack } from '../../model/stack.js';
import type { CapacityFinding, ContainerCapacity } from '../../report/samples/shape.js';
import type { LimitAdvice, MeasuredCapacity } from '../../rulebook/capacity.js';
import { loadRulebook } from '../../rulebook/load.js';
import type { Repository } from '../../source/repository.js';
import type { AnalyseOptions } from '../analysis.js';
import { openFiles } from '../files.js';
import { invocationsOf } from '../invocations.js';
import { catalogueOf, detectorsOf } from '../knowledge.js';
import { narrow } from '../narrow.js';
import { setUp } from '../own-rules.js';
import { withRecovery } from '../recovery.js';
import { loadStacks } from '../stacks.js';
import type { Measured } from './analysis.js';
import { MEBIBYTE } from './row.js';

/** The Compose projects of a repository, without their variants. Nothing is classified, and no rule runs. Throws UserMistake. */
export function composeStacks(
  repository: Repository,
  options: Pick<AnalyseOptions, 'config' | 'policy'>,
): Promise<readonly Stack[]> {
  return withRecovery(async () => {
    const book = loadRulebook();
    const { config } = await setUp(repository, book, options);
    const scope = narrow(repository, config);
    await prepareParsers(scope.files.map((file) => file.path));
    const files = openFiles(scope);
    const invocations = invocationsOf(createCollector(scope, detectorsOf(book.evidence), files.parse));
    return loadStacks(scope, files, catalogueOf(book), invocations).stacks.filter(
      (stack) => stack.variantOf === undefined,
    );
  });
}

/** The service that a container runs: by what Compose labelled it with, by its configured name, or by the name that Compose makes. */
export function serviceOf({ capacity: { container }, known }: Measured, stacks: readonly Stack[]): Service | undefined {
  const services = stacks.flatMap((stack) => stack.services);
  const only = (found: readonly Service[]): Service | undefined => (found.length === 1 ? found[0] : undefined);
  const labelled = services.filter(({ name }) => name === known.service);
  return (
    only(labelled.filter(({ project }) => project === known.project)) ??
    only(labelled) ??
    only(services.filter(({ containerName }) => containerName?.value === container)) ??
    only(services.filter(({ project, name }) => isContainerOf(container, `${project}-${name}`))) ??
    only(services.filter(({ name }) => isContainerOf(container, `-${name}`)))
  );
}

/** Whether a container has this name with the number that Compose puts behind it; older releases join with `_`. */
function isContainerOf(container: string, name: string): boolean {
  const joined = container.replaceAll('_', '-');
  const [, before] = /^(.*)-\d{1,6}$/.exec(joined) ?? [];
  const wanted = name.replaceAll('_', '-');
  return before !== undefined && (wanted.startsWith('-') ? before.endsWith(wanted) : before === wanted);
}

export interface LimitsInput {
  readonly measured: readonly Measured[];
  readonly stacks: readonly Stack[];
  readonly rules: MeasuredCapacity;
  /** Text of a file of the repository; undefined when it cannot be read. */
  readonly textOf: (path: string) => string | undefined;
}

/** Limits in Compose files that do not fit what was measured, and containers with the id of their service. */
export function compareWithLimits({ measured, stacks, rules, textOf }: LimitsInput): {
  readonly findings: readonly CapacityFinding[];
  readonly containers: readonly ContainerCapacity[];
} {
  const findings: CapacityFinding[] = [];
  const containers = measured.map((one) => {
    const service = serviceOf(one, stacks);
    if (service === undefined) return one.capacity;
    for (const resource of ['cpu', 'memory'] as const) {
      const finding = findingOf(one.capacity, service, resource, rules, textOf);
      if (finding !== undefined) findings.push(finding);
    }
    return { ...one.capacity, service: service.id };
  });
  findings.sort(
    by(
      ({ path }) => path,
      ({ line }) => line,
      ({ column }) => column,
      ({ container }) => container,
    ),
  );
  return { findings, containers };
}

function findingOf(
  capacity: ContainerCapacity,
  service: Service,
  resource: 'cpu' | 'memory',
  rules: MeasuredCapacity,
  textOf: LimitsInput['textOf'],
): CapacityFinding | undefined {
  const { resources } = service;
  if (resources.unknown?.includes(resource === 'cpu' ? 'cpuLimit' : 'memoryLimit')) return undefined;
  const { max, recommended, reached } = capacity[resource];
  const limit = resource === 'cpu' ? resources.cpuLimit : resources.memoryLimit;
  const advice: LimitAdvice = resource === 'cpu' ? rules.cpus : rules.memory;
  const shown = resource === 'cpu' ? coresText : memoryText;
  const value = resource === 'cpu' ? String(Number(recommended.toFixed(3))) : memoryValue(recommended);
  const what = resource === 'cpu' ? 'CPU' : 'memory';
  const made = (
    kind: CapacityFinding['kind'],
    at: Location,
    message: string,
    fix: string,
    change?: CapacityFinding['change'],
  ): CapacityFinding => {
    const { path, line, column } = positionOf(at);
    const { container } = capacity;
    return { kind, resource, container, service: service.id, path, line, column, message, fix, value, change };
  };
  if (limit === undefined) {
    const key = resource === 'cpu' ? `cpus: "${value}"` : `memory: ${value}`;
    return made(
      'missing',
      service.at,
      `\`${service.name}\` has no ${what} limit; its measured peak is ${shown(max)}.`,
      `Write \`${key}\` below \`deploy.resources.limits\`.`,
    );
  }
  const change = changeAt(limit.at, value, textOf(limit.at.file.path));
  const fix =
    change === undefined
      ? `Make the limit \`${value}\`, where its value comes from.`
      : `Write \`${change.after.trim()}\`.`;
  const ratio = max > 0 ? limit.value / max : Number.POSITIVE_INFINITY;
  if (limit.value >= advice.tooLarge * max && recommended < limit.value) {
    const times = ratio >= 1000 ? 'more than 1,000 times' : `${Number(ratio.toFixed(ratio < 10 ? 1 : 0))} times`;
    const message = `The ${what} limit of \`${service.name}\`, ${shown(limit.value)}, is ${times} the measured peak of ${shown(max)}.`;
    return made('too-large', limit.at, message, fix, change);
  }
  if (max >= advice.near * limit.value && recommended > limit.value) {
    const share = `${Math.round((max / limit.value) * 100)} %`;
    const more = reached ? ' What it would use without the limit is not known: measure again with the new one.' : '';
    const message = `\`${service.name}\` used up to ${share} of its ${what} limit of ${shown(limit.value)}.${more}`;
    return made('near', limit.at, message, fix, change);
  }
  return undefined;
}

/** Bytes as Compose files write them: `256M`, `2G`. */
function memoryValue(bytes: number): string {
  const mebibytes = Math.ceil(bytes / MEBIBYTE);
  return mebibytes % 1024 === 0 ? `${mebibytes / 1024}G` : `${mebibytes}M`;
}

/** The line of a value with another in its place; undefined unless it stands there as a plain number with its unit. */
function changeAt(
  { start, end, pointer }: Location,
  value: string,
  text: string | undefined,
): CapacityFinding['change'] {
  if (text === undefined || !/(?:^|\.)(?:cpus|memory|mem_limit)$/.test(pointer)) return undefined;
  const [plain, quote = ''] = /^(["']?)\d[\d.]*\s?[A-Za-z]{0,3}\1$/.exec(text.slice(start, end)) ?? [];
  if (plain === undefined) return undefined;
  const from = Math.max(text.lastIndexOf('\n', start - 1), text.lastIndexOf('\r', start - 1)) + 1;
  const [rest = ''] = text.slice(end, end + 1000).split(/[\r\n]/, 1);
  if (start - from > 1000) return undefined;
  return {
    before: text.slice(from, end) + rest,
    after: `${text.slice(from, start)}${quote}${value}${quote}${rest}`,
  };
}
