import { positionOf } from '../documents/location.js';
import type { Problem } from '../documents/problem.js';
import type { Reason } from '../facts/fact.js';
import type { ListeningPorts } from '../facts/reachability.js';
import type { LayoutAssessment } from '../layout/assessment.js';
import { by } from '../lib/compare.js';
import type { Stack } from '../model/stack.js';
import type { Config } from '../policy/config.js';
import { verdict } from '../policy/verdict.js';
import type { ReportGraph } from '../report/graph.js';
import { counted } from '../report/phrases.js';
import type {
  Report,
  ReportDimension,
  ReportEvidence,
  ReportLayout,
  ReportLimit,
  ReportOption,
  ReportPattern,
  ReportRule,
  ReportStack,
  ReportTrail,
} from '../report/report.js';
import type { Rulebook } from '../rulebook/rulebook.js';
import type { Repository } from '../source/repository.js';
import type {
  Classification,
  DimensionReading,
  OptionTrail,
  PatternReading,
  Trail,
} from '../taxonomy/classification.js';
import type { AnalyseOptions } from './analysis.js';
import type { Compared } from './compare/compare.js';
import { unknownPattern } from './expected.js';
import type { Linted } from './lint.js';
import type { OwnRules } from './own-rules.js';
import { type Decided, policyReport } from './policy-report.js';
import { drawnStacks, goneOf, reportGraph } from './report-graph.js';
import type { UnlikeContext } from './unlike-context.js';
import { VERSION } from './version.js';

/** Where the documentation of a rule stands. */
const RULE_PAGES = 'https://github.com/groundplan/groundplan/blob/main/docs/rules';
/** What rules of an organisation are. */
const OWN_RULES_PAGE = 'https://github.com/groundplan/groundplan/blob/main/docs/organisation-rules.md';

export interface ReportInput {
  readonly repository: Repository;
  readonly options: AnalyseOptions;
  readonly config: Config;
  readonly book: Rulebook;
  readonly classification: Classification;
  /** Another pattern that fits what is known of team and product. */
  readonly unlike?: UnlikeContext;
  readonly stacks: readonly Stack[];
  readonly listening: ListeningPorts;
  readonly problems: readonly Problem[];
  readonly linted: Linted;
  /** Whether a path speaks for the repository. */
  readonly speaks: (path: string) => boolean;
  readonly own: OwnRules;
  /** Number of things seen that say something about the architecture. */
  readonly evidence: number;
  /** Absent: there is no version to compare with. */
  readonly compared?: Compared;
  /** Absent: the configuration asks nothing of the layout. */
  readonly layout?: LayoutAssessment | undefined;
  /** Who decided what holds. Absent: the version that is looked at. */
  readonly decided?: Decided;
}

/** All that a run found as plain values. */
export function toReport(input: ReportInput): Report {
  const { repository, options, classification, stacks, linted, config } = input;
  const { origin } = repository;
  const policy = policyReport({
    config,
    linted,
    decided: input.decided ?? { from: 'head' },
    policy: options.policy,
    today: options.today,
  });
  let graph: ReportGraph | undefined;
  return {
    tool: { name: 'groundplan', version: VERSION },
    target: {
      path: options.target,
      ...(origin.kind === 'git' ? { commit: origin.commit } : {}),
      files: repository.files.length,
    },
    pattern: reportPattern(classification.pattern),
    systems: classification.systems.map((system) => ({
      path: system.path,
      name: system.name,
      pattern: system.pattern.slug,
      confidence: system.pattern.confidence,
      because: system.because,
    })),
    ...fitOf(input.unlike),
    ...(classification.trail === undefined ? {} : { trail: reportTrail(classification.trail) }),
    stacks: stacks.map(reportStack),
    findings: linted.findings,
    counts: linted.counts,
    verdict: verdict({
      counts: linted.counts,
      failOn: config.failOn,
      failOnDrift: config.failOnDrift,
      defects: linted.defects,
      enforcement: config.enforcement,
      held: linted.held,
      ...(options.today === undefined ? {} : { today: options.today }),
      ...(input.compared === undefined ? {} : { change: input.compared.change }),
    }),
    limits: [
      ...limitsOf(repository, stacks),
      ...input.own.limits(),
      ...unknownPattern(classification, config, input.book, linted.rules),
      ...asideOf(linted),
      ...(options.only === 'classification' ? mistakesIn(input.problems) : []),
    ],
    rules: reportRules(linted, input.own),
    notices: [
      ...noticesOf(input),
      ...(input.config.provenance.notices ?? []),
      ...(isWithoutBase(input) ? [NO_BASE] : []),
      ...(input.decided?.notices ?? []),
    ],
    ...(input.compared === undefined ? {} : { comparison: input.compared.comparison }),
    ...(policy === undefined || options.only !== undefined ? {} : { policy }),
    ...(input.layout === undefined || options.only !== undefined ? {} : { layout: reportLayout(input.layout, config) }),
    get graph() {
      graph ??= graphOf(input);
      return graph;
    },
    sourceOf: (path) => {
      const result = repository.read(path);
      return result.ok ? result.text : undefined;
    },
  };
}

/** Settings of a layout, that which says most of who asks for it first. */
const LAYOUT_SETTINGS = ['layout.profile', 'layout.min-score', 'layout.entries', 'layout.naming'] as const;

function reportLayout({ score, points, profile }: LayoutAssessment, config: Config): ReportLayout {
  const { layout, provenance } = config;
  const said = LAYOUT_SETTINGS.flatMap((name) => provenance.settings.get(name)?.steps.at(-1)?.layer.name ?? []);
  return {
    score,
    points,
    profile: { name: profile.name, title: profile.title },
    ...(layout?.minScore === undefined ? {} : { minScore: layout.minScore }),
    askedBy: said[0] ?? config.path ?? 'the configuration',
  };
}

/** What is drawn: what the rules look at as well, and what is gone since the base. */
function graphOf({ stacks, listening, compared, config, book, speaks }: ReportInput): ReportGraph {
  const everywhere = book.presets.find(({ name }) => name === config.preset)?.everywhere === true;
  const { drawn, aside } = drawnStacks(stacks, everywhere ? () => true : speaks, compared?.comparison);
  const graph = reportGraph(drawn, listening);
  const gone =
    compared?.before === undefined ? undefined : goneOf(compared.comparison, compared.before, graph.services);
  return { ...graph, ...(gone === undefined ? {} : { gone }), ...(aside === 0 ? {} : { aside }) };
}

function reportPattern(pattern: PatternReading): ReportPattern {
  const { dimensions } = pattern;
  return {
    id: pattern.id,
    slug: pattern.slug,
    name: pattern.name,
    confidence: pattern.confidence,
    ...(pattern.undetermined === undefined ? {} : { undetermined: pattern.undetermined }),
    limitedBy: pattern.limitedBy,
    runnersUp: pattern.runnersUp,
    dimensions: {
      infrastructure: reportDimension(dimensions.infrastructure),
      granularity: reportDimension(dimensions.granularity),
      network: reportDimension(dimensions.network),
      deployment: reportDimension(dimensions.deployment),
    },
    fired: pattern.fired.map((signal) => ({ ...signal, evidence: signal.evidence.map(reportEvidence) })),
    missing: pattern.missing,
    contradictions: pattern.contradictions.map(reportEvidence),
  };
}

function fitOf(unlike: UnlikeContext | undefined): Pick<Report, 'fit'> {
  if (unlike === undefined) return {};
  const { by: _, ...fit } = unlike;
  return { fit };
}

function reportTrail({ patterns, dimensions }: Trail): ReportTrail {
  const options = (list: readonly OptionTrail[]): ReportOption[] =>
    list.map((option) => ({
      ...option,
      signals: option.signals.map((signal) => ({ ...signal, evidence: signal.evidence.map(reportEvidence) })),
    }));
  const { infrastructure, granularity, network, deployment } = dimensions;
  return {
    patterns: options(patterns),
    dimensions: {
      infrastructure: options(infrastructure),
      granularity: options(granularity),
      network: options(network),
      deployment: options(deployment),
    },
  };
}

function reportDimension({ value, confidence, evidence }: DimensionReading): ReportDimension {
  return { value, confidence, evidence: evidence.map(reportEvidence) };
}

function reportEvidence({ message, at }: Reason): ReportEvidence {
  const { path, line, column } = positionOf(at);
  return { path, line, column, message };
}

function reportStack(stack: Stack): ReportStack {
  return {
    id: stack.id,
    name: stack.name,
    kind: stack.kind,
    path: stack.path,
    files: stack.files,
    layers: stack.layers,
    ...(stack.variantOf === undefined ? {} : { variantOf: stack.variantOf }),
    ...(stack.variant === undefined ? {} : { variant: stack.variant }),
    found: stack.found.map(({ how, at, message, command }) => ({
      how,
      ...reportEvidence({ message, at }),
      ...(command === undefined ? {} : { command }),
    })),
    services: stack.services.length,
    networks: stack.networks.length,
  };
}

/** What was not looked at, and why: files that the source left out and parts that a project names but that could not be read. */
function limitsOf(repository: Repository, stacks: readonly Stack[]): ReportLimit[] {
  const unread = stacks.flatMap((stack) =>
    stack.unknown.map(({ at, message }) => ({ path: at.file.path, reason: 'not-read', message })),
  );
  const all = [...repository.skipped.map(({ path, reason, message }) => ({ path, reason, message })), ...unread];
  const distinct = new Map(all.map((limit) => [`${limit.path}\n${limit.message}`, limit]));
  return [...distinct.values()].sort(
    by(
      (limit) => limit.path,
      (limit) => limit.reason,
      (limit) => limit.message,
    ),
  );
}

/** What the preset leaves alone, told once. */
function asideOf({ aside }: Linted): ReportLimit[] {
  const [path, ...others] = aside;
  if (path === undefined) return [];
  const files = others.length === 0 ? 'It holds' : `It and ${counted(others.length, 'more file')} hold`;
  return [
    {
      path,
      reason: 'aside',
      message: `${files} findings that do not count: tests, examples, documents and code of others do not speak for this repository. The preset strict shows them.`,
    },
  ];
}

/** Where no rule reports them: files that could not be read as what they are, one entry for each. */
function mistakesIn(problems: readonly Problem[]): ReportLimit[] {
  const byPath = new Map<string, Problem>();
  for (const problem of problems) {
    if (problem.severity === 'error' && !byPath.has(problem.at.file.path)) byPath.set(problem.at.file.path, problem);
  }
  return [...byPath].map(([path, { message, at }]) => {
    const { line } = positionOf(at);
    return { path, reason: 'not-read', message: `Line ${line}: ${message}` };
  });
}

function reportRules({ rules, byRule }: Linted, own: OwnRules): ReportRule[] {
  return rules
    .filter(({ rule }) => byRule.has(rule.id))
    .map(({ rule, level }) => ({
      id: rule.id,
      title: rule.title,
      category: rule.category,
      level,
      why: rule.why,
      fix: rule.fix,
      helpUri: helpUriOf(rule.id, own),
      findings: byRule.get(rule.id) ?? 0,
    }))
    .sort(by((rule) => rule.id));
}

/** The page of a built-in rule; of an organisation's rule its first reference, or the page that says what such rules are. */
function helpUriOf(id: string, own: OwnRules): string {
  const rule = own.byId.get(id);
  if (rule === undefined) return `${RULE_PAGES}/${id}.md`;
  return rule.source.references?.find((reference) => reference.startsWith('https://')) ?? OWN_RULES_PAGE;
}

function noticesOf(input: ReportInput): string[] {
  const { stacks, repository, evidence } = input;
  if (repository.files.length === 0) return ['There is no file here to look at.'];
  if (stacks.length > 0 || evidence > 0) return isUnjudged(input) ? [UNJUDGED] : [];
  return [
    'No Compose file was found, and no Kubernetes, Helm, serverless, edge or Terraform file either. Looked for compose.yaml, docker-compose*.yml and files of other names with Compose services.',
  ];
}

const UNJUDGED =
  'No rule judged the Terraform files here: rules on them go by the architecture, and none was read. Declare the one that is meant with `pattern` in .groundplan.yml, or try it with --preset hybrid-cloud.';

/** Whether there are declared resources that a rule of some pattern would judge, and no pattern that it could go by. */
function isUnjudged({ repository, config, classification, options }: ReportInput): boolean {
  if (options.only === 'classification' || config.pattern !== undefined) return false;
  return classification.pattern.slug === 'none' && repository.files.some(({ path }) => path.endsWith('.tf'));
}

const NO_BASE = 'Drift fails nothing in this run: there is no version to compare with. Name one, as with --base main.';

/** Whether drift is to fail the run, and cannot be told. */
function isWithoutBase({ config, compared, options }: ReportInput): boolean {
  return config.failOnDrift && compared === undefined && options.only === undefined;
}
