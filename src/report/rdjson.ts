import type { Level } from '../rulebook/rule.js';
import { cut } from './escape/cut.js';
import { plainMarkdown } from './escape/markdown.js';
import { printable } from './escape/terminal.js';
import { shownLevel, shownMessage } from './failing.js';
import { isWhole, pathFromRoot, type RenderOptions } from './options.js';
import { toldOf } from './order.js';
import { positionIn, type SourceText, sourceText, suggestionOf } from './rdjson/source-text.js';
import type { Report, ReportFinding, ReportLocation, Write } from './report.js';

/** Characters of a message. */
const MESSAGE = 4000;
const HOME = 'https://github.com/groundplan/groundplan';

const SEVERITIES: Readonly<Record<Level, string>> = { error: 'ERROR', warning: 'WARNING', note: 'INFO' };

/**
 * Findings in the Reviewdog Diagnostic Format (reviewdog, proto/rdf/reviewdog.proto): what counts, and with a base only what is
 * new where only that fails, for reviewdog makes a comment of each. Reviewdog fails by severity, so that an error that is held back is a
 * warning. A fix that cannot do harm is a suggestion. Reviewdog refuses a file with a key
 * that it does not know.
 */
export function renderRdjson(report: Report, options: RenderOptions, write: Write): void {
  write(`{\n  "source": ${JSON.stringify({ name: 'groundplan', url: HOME })},\n  "diagnostics": [`);
  let separator = '\n    ';
  if (options.only === undefined) {
    const urls = new Map(report.rules.map(({ id, helpUri }) => [id, helpUri]));
    // Findings come file by file.
    let source: SourceText | undefined;
    for (const finding of toldOf(report)) {
      const { path } = finding.location;
      if (source?.path !== path) source = sourceText(path, report.sourceOf(path));
      write(separator);
      write(JSON.stringify(diagnosticOf(finding, urls.get(finding.ruleId), source, report, options)));
      separator = ',\n    ';
    }
  }
  write(separator === '\n    ' ? ']\n}\n' : '\n  ]\n}\n');
}

function diagnosticOf(
  finding: ReportFinding,
  url: string | undefined,
  source: SourceText,
  { verdict }: Report,
  options: RenderOptions,
) {
  const { location, ruleId } = finding;
  const path = pathFromRoot(location.path, options);
  const suggestion = suggestionOf(finding, source);
  return {
    message: plainMarkdown(cut(shownMessage(finding, verdict), MESSAGE)),
    location: isWhole(path)
      ? { path: '.' }
      : { path: path.replace(/\p{Cs}/gu, '\ufffd'), range: rangeOf(location, source) },
    severity: SEVERITIES[shownLevel(finding)],
    code: { value: printable(ruleId), ...(url === undefined ? {} : { url }) },
    ...(suggestion === undefined ? {} : { suggestions: [suggestion] }),
  };
}

/** Without columns where the text is not at hand to count its bytes: reviewdog then takes whole lines. */
function rangeOf({ line, column, endLine, endColumn }: ReportLocation, source: SourceText) {
  const start = positionIn(source, line, column);
  const end = positionIn(source, endLine, endColumn);
  if (start === undefined || end === undefined) return { start: { line }, end: { line: endLine } };
  return { start, end };
}
