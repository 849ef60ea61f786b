import type { Fix, PhysicalLocation, Replacement, Result, Suppression } from 'sarif';
import { webAddress } from '../escape/uri.js';
import { shownLevel, shownMessage } from '../failing.js';
import type { RenderOptions } from '../options.js';
import type { Report, ReportFinding, ReportLocation } from '../report.js';
import { artifactLocation, physicalLocation, relatedLocation } from './location.js';
import { messageText } from './message.js';

/** SARIF 2.1.0, section 3.27; `baselineState` (3.27.24) where there is a base. */
export function resultOf(
  finding: ReportFinding,
  ruleIndex: number,
  { verdict }: Pick<Report, 'verdict'>,
  options: RenderOptions,
): Result {
  const { related, fix, enforcement } = finding;
  return {
    ruleId: finding.ruleId,
    ...(ruleIndex === -1 ? {} : { ruleIndex }),
    // Code scanning can be told to stop a pull request by levels.
    level: shownLevel(finding),
    message: { text: messageText(shownMessage(finding, verdict)) },
    locations: [
      {
        physicalLocation: physicalLocation(finding.location, options),
        logicalLocations: [{ fullyQualifiedName: finding.subject }],
      },
    ],
    ...(related.length === 0
      ? {}
      : { relatedLocations: related.map((place, index) => relatedLocation(index, place, options)) }),
    partialFingerprints: { 'groundplan/v1': finding.fingerprint },
    ...(finding.age === undefined ? {} : { baselineState: finding.age }),
    suppressions: suppressionsOf(finding, options),
    ...(fix === undefined || fix.edits.length === 0 ? {} : { fixes: [fixOf(fix, options)] }),
    properties: {
      confidence: finding.confidence,
      disposition: finding.disposition,
      ...(enforcement === undefined ? {} : { enforcement, level: finding.level }),
    },
  };
}

/** Section 3.35: in the source by a comment, or outside of it. An empty list says that the finding stands. */
function suppressionsOf({ disposition, decision }: ReportFinding, options: RenderOptions): Suppression[] {
  if (disposition === 'active') return [];
  const justification = justificationOf(disposition, decision);
  const { until, owner, location, url } = decision ?? {};
  return [
    {
      kind: disposition === 'suppressed' && decision?.by !== 'configuration' ? 'inSource' : 'external',
      status: 'accepted',
      ...(justification === undefined ? {} : { justification: messageText(justification) }),
      ...(location === undefined ? {} : { location: { physicalLocation: decisionLocation(location, url, options) } }),
      ...(until === undefined && owner === undefined
        ? {}
        : { properties: { ...(until === undefined ? {} : { until }), ...(owner === undefined ? {} : { owner }) } }),
    },
  ];
}

/** A place in a policy of another repository has an address of its own. */
function decisionLocation(location: ReportLocation, url: string | undefined, options: RenderOptions): PhysicalLocation {
  const place = physicalLocation(location, options);
  // The region says which line it is.
  const web = url === undefined ? undefined : webAddress(url.replace(/#.*$/s, ''));
  return web === undefined ? place : { ...place, artifactLocation: { uri: web } };
}

function justificationOf(
  disposition: ReportFinding['disposition'],
  decision: ReportFinding['decision'],
): string | undefined {
  const { reason, owner } = decision ?? {};
  if (reason !== undefined) return owner === undefined ? reason : `${reason} (owner: ${owner})`;
  if (disposition === 'baselined') return 'Listed in the baseline.';
  return disposition === 'waived' ? 'Waived by the policy.' : undefined;
}

/** Section 3.55: the edits, file by file. Offsets count UTF-16 code units, as the columns do. */
function fixOf(fix: NonNullable<ReportFinding['fix']>, options: RenderOptions): Fix {
  const byPath = new Map<string, Replacement[]>();
  for (const { path, start, end, text } of fix.edits) {
    const replacements = byPath.get(path) ?? [];
    replacements.push({
      deletedRegion: { charOffset: start, charLength: end - start },
      insertedContent: { text },
    });
    byPath.set(path, replacements);
  }
  return {
    description: { text: messageText(fix.description) },
    artifactChanges: [...byPath].map(([path, replacements]) => ({
      artifactLocation: artifactLocation(path, options),
      replacements,
    })),
  };
}
