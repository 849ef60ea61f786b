import type { ReportingDescriptor } from 'sarif';
import type { Level } from '../../rulebook/rule.js';
import { markdownText } from '../escape/markdown.js';
import type { ReportRule } from '../report.js';

const SEVERITIES: Readonly<Record<Level, string>> = { error: 'error', warning: 'warning', note: 'recommendation' };

/** SARIF 2.1.0, section 3.49, with the properties that GitHub's code scanning reads. */
export function reportingDescriptor(rule: ReportRule): ReportingDescriptor {
  const { id, title, why, fix, level, category } = rule;
  // The format asks for an absolute address.
  const helpUri = /^https?:\/\//.test(rule.helpUri) ? encodeURI(rule.helpUri) : undefined;
  const more = helpUri === undefined ? '' : `\n\n[More about this rule](${helpUri})`;
  return {
    id,
    name: id,
    shortDescription: { text: title },
    fullDescription: { text: why },
    help: {
      text: [why, fix, ...(helpUri === undefined ? [] : [helpUri])].join('\n\n'),
      markdown: `${markdownText(why)}\n\n**What to do:** ${markdownText(fix)}${more}`,
    },
    ...(helpUri === undefined ? {} : { helpUri }),
    defaultConfiguration: { level },
    properties: { tags: ['architecture', category], 'problem.severity': SEVERITIES[level] },
  };
}
