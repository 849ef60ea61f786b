import { type Location, positionOf } from '../documents/location.js';
import type { Config } from '../policy/config.js';
import { stageOn } from '../policy/enforcement.js';
import type { Refusal } from '../policy/exceptions.js';
import type { LayerOrigin, PolicyLayer } from '../policy/policy.js';
import type { JudgedWaiver } from '../policy/waivers/judge.js';
import type { ReportPolicy, ReportPolicySource, ReportProposal, ReportWaiver } from '../report/policy.js';
import type { PolicyOptions } from './analysis.js';
import { reportLocation } from './findings.js';
import type { Linted } from './lint.js';

/** Who decided, and what would hold otherwise. */
export interface Decided {
  /** Which version of the repository its own configuration was taken from. */
  readonly from: 'base' | 'head';
  /** What the head's own policy would say, where that is another one. */
  readonly proposed?: ReportProposal;
  /** What people must know of that version. */
  readonly notices?: readonly string[];
  /** Refused exceptions beyond those that the run over the rules knows: of the baseline. */
  readonly refused?: readonly Refusal[];
}

export interface PolicyReportInput {
  readonly config: Config;
  readonly linted: Pick<Linted, 'waivers' | 'refused'>;
  readonly decided: Decided;
  readonly policy: PolicyOptions | undefined;
  readonly today: string | undefined;
}

/**
 * What the repository was held to. Undefined where there is nothing to tell: no shared policy, no waiver, no refused exception, nothing
 * that is not rolled out yet, and the head has no other policy.
 */
export function policyReport({ config, linted, decided, policy, today }: PolicyReportInput): ReportPolicy | undefined {
  const refused = [...linted.refused, ...(decided.refused ?? [])];
  const layers = config.provenance.layers.filter(({ origin }) => origin.kind !== 'command-line');
  const isShared = layers.some(({ origin }) => origin.kind === 'shared');
  const staged = [config.enforcement, ...config.ruleEnforcement.values()].some(
    (one) => stageOn(one, today) !== 'block',
  );
  const told = isShared || staged || linted.waivers.length + refused.length > 0 || decided.proposed !== undefined;
  if (!told) return undefined;
  return {
    sources: sourcesOf(layers, config.path, policy?.server),
    from: decided.from,
    waivers: linted.waivers.map(reportWaiver),
    refused: refused.map(({ kind, message, at, added }) => ({ kind, message, location: reportLocation(at), added })),
    ...(decided.proposed === undefined ? {} : { proposed: decided.proposed }),
  };
}

/** Each file once: its entries for some repositories are layers of their own. */
function sourcesOf(
  layers: readonly PolicyLayer[],
  own: string | undefined,
  server: string | undefined,
): ReportPolicySource[] {
  const sources = new Map<string, ReportPolicySource>();
  for (const { name, origin } of layers) {
    if (!sources.has(name)) sources.set(name, { name, ...sharedParts(origin, server) });
  }
  if (sources.size === 0 && own !== undefined) sources.set(own, { name: own });
  return [...sources.values()];
}

function sharedParts(origin: LayerOrigin, server: string | undefined): Omit<ReportPolicySource, 'name'> {
  if (origin.kind !== 'shared') return {};
  const url = fileUrl(origin, server);
  return { commit: origin.commit, sha256: origin.sha256, ...(url === undefined ? {} : { url }) };
}

function fileUrl(origin: LayerOrigin, server: string | undefined): string | undefined {
  if (origin.kind !== 'shared' || server === undefined) return undefined;
  const { owner, repo, commit, path } = origin;
  const parts = [owner, repo, 'blob', commit, ...path.split('/')].map((part) =>
    encodeURIComponent(part.replace(/\p{Cs}/gu, '\ufffd')),
  );
  return `${server.replace(/\/$/, '')}/${parts.join('/')}`;
}

/** Web addresses of places in shared policies; undefined for all other places, and where no server is known. */
export function policyUrls(
  { provenance }: Config,
  server: string | undefined,
): ((at: Location) => string | undefined) | undefined {
  const urls = new Map(provenance.layers.map(({ name, origin }) => [name, fileUrl(origin, server)]));
  if (server === undefined || urls.size === 0) return undefined;
  return (at) => {
    const url = urls.get(at.file.path);
    return url === undefined ? undefined : `${url}#L${positionOf(at).line}`;
  };
}

function reportWaiver({ waiver, state, because, findings, again }: JudgedWaiver): ReportWaiver {
  const { ruleIds, owner, reason, since, until, at } = waiver;
  return {
    rules: ruleIds,
    owner,
    reason,
    ...(since === undefined ? {} : { since }),
    until,
    state,
    ...(because === undefined ? {} : { because }),
    findings,
    ...(again === undefined ? {} : { again }),
    source: at.file.path,
    location: reportLocation(at),
  };
}
