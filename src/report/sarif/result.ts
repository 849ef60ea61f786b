import type { Fix, Replacement, Result, Suppression } from 'sarif';
import type { RenderOptions } from '../options.js';
import type { ReportFinding } from '../report.js';
import { artifactLocation, physicalLocation, relatedLocation } from './location.js';
import { messageText } from './message.js';

/** SARIF 2.1.0, section 3.27; `baselineState` (3.27.24) where there is a base. */
export function resultOf(finding: ReportFinding, ruleIndex: number, options: RenderOptions): Result {
  const { related, fix } = finding;
  return {
    ruleId: finding.ruleId,
    ...(ruleIndex === -1 ? {} : { ruleIndex }),
    level: finding.level,
    message: { text: messageText(finding.message) },
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
    properties: { confidence: finding.confidence, disposition: finding.disposition },
  };
}

/** Section 3.35: in the source by a comment, or outside of it. An empty list says that the finding stands. */
function suppressionsOf({ disposition, decision }: ReportFinding, options: RenderOptions): Suppression[] {
  if (disposition === 'active') return [];
  const justification = justificationOf(disposition, decision);
  return [
    {
      kind: disposition === 'suppressed' && decision?.by !== 'configuration' ? 'inSource' : 'external',
      status: 'accepted',
      ...(justification === undefined ? {} : { justification: messageText(justification) }),
      ...(decision?.location === undefined
        ? {}
        : { location: { physicalLocation: physicalLocation(decision.location, options) } }),
      ...(decision?.until === undefined ? {} : { properties: { until: decision.until } }),
    },
  ];
}

function justificationOf(
  disposition: ReportFinding['disposition'],
  decision: ReportFinding['decision'],
): string | undefined {
  if (decision?.reason !== undefined) return decision.reason;
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
