import { headline, patternInWords } from './headline.js';
import { addClassification } from './html/classification.js';
import { addComparison } from './html/comparison.js';
import { addDeployed } from './html/deployed.js';
import { addFindings, addQuieted } from './html/findings.js';
import { shortName } from './html/inline.js';
import { type Html, html } from './html/markup.js';
import { type Page, pageOf } from './html/page.js';
import { pictureOf } from './html/picture.js';
import { addPolicy } from './html/policy.js';
import { addFiles, addProjects } from './html/projects.js';
import { addRemarks } from './html/remarks.js';
import { addRules } from './html/rules.js';
import { SHELL_END, shellStart } from './html/shell.js';
import { addVerdict } from './html/verdict.js';
import type { RenderOptions } from './options.js';
import type { Report, Write } from './report.js';

/**
 * The report as one page that needs nothing else: no network, no other file, and no script to be read. The verdict first. Findings
 * stand beside their source, in which secrets are hidden.
 */
export async function renderHtml(report: Report, options: RenderOptions, write: Write): Promise<void> {
  const picture = await pictureOf(report);
  const page = pageOf(report, options, write);
  const { only } = options;
  // Of a comparison alone, what was there before is left out.
  const [found, before] = [only !== 'classification', only === undefined];
  page.add(head(report, before));
  addVerdict(page);
  page.add(contents(page, found, before));
  if (found) {
    addComparison(page);
    addFindings(page, before);
  }
  if (before) addPolicy(page);
  addDeployed(page, picture);
  addClassification(page);
  addProjects(page);
  if (before) {
    addFiles(page);
    addQuieted(page);
  }
  if (found) addRules(page);
  addRemarks(page);
  page.add(foot(report));
}

function head(report: Report, judged: boolean): Html {
  const title = shortName(judged ? headline(report) : patternInWords(report));
  return shellStart({ title, skipTo: 'report', many: isMany(report) });
}

/** From here on a browser is told to lay out only what is seen. */
const MANY = 150;

function isMany({ counts }: Report): boolean {
  return counts.error + counts.warning + counts.note > MANY;
}

/** Links to the sections that the page has. */
function contents({ report }: Page, found: boolean, before: boolean): Html {
  const { comparison, counts, graph } = report;
  const entries: readonly (readonly [present: boolean, id: string, title: string])[] = [
    [found && comparison !== undefined, 'changes', 'What changes'],
    [found, 'findings', comparison === undefined ? 'Findings' : 'New findings'],
    [before && (comparison?.counts.unchanged ?? 0) > 0, 'before', 'From before'],
    [before && report.policy !== undefined, 'policy', 'Policy'],
    [graph.services.length > 0, 'deployed', 'What is deployed'],
    [true, 'architecture', 'Architecture'],
    [report.stacks.length > 0, 'projects', 'Projects'],
    [before && counts.quieted > 0, 'quieted', 'Not counted'],
    [found && report.rules.length > 0, 'rules', 'What to do'],
    [report.notices.length + report.limits.length > 0, 'remarks', 'Remarks'],
  ];
  const items = entries
    .filter(([present]) => present)
    .map(([, id, title]) => html`<li><a href="#${id}">${title}</a></li>`);
  return html`<nav class="contents" aria-label="Sections"><ul>${items}</ul></nav>
`;
}

function foot({ tool }: Report): Html {
  return html`</main>
<footer><p>Written by Groundplan ${tool.version}. Values that may be secrets are shown as ••••.</p></footer>
${SHELL_END}`;
}
