import { markdownCode, markdownText } from '../../escape/markdown.js';
import { counted, countsInWords, EFFECT_TITLES, EFFECTS, verdictInWords } from '../../phrases.js';
import type { ComparedPolicy, DifferingRule, PolicyDifference } from '../../policy/difference.js';
import type { Write } from '../../report.js';
import { summaryOf } from '../../text/policy/difference.js';

/** Places of one rule that are shown. */
const PLACES = 10;

/** What `policy diff` says, as Markdown for a comment or a job's summary. */
export function writeDifferenceMarkdown(difference: PolicyDifference, write: Write): void {
  const { from, to, target, settings, more, fewer, otherLevel, sameFindings } = difference;
  const line = (text = ''): void => write(`${text}\n`);
  line(`## What another policy changes for ${markdownCode(target)}`);
  line();
  line(markdownText(summaryOf(difference, sameFindings)));
  line();
  line('| | policy | verdict | findings |');
  line('| --- | --- | --- | --- |');
  line(sideRow('from', from));
  line(sideRow('to', to));
  for (const { name, mistakes } of [from, to]) {
    if (mistakes.length === 0) continue;
    line();
    line(`With ${markdownCode(name)}:`);
    line();
    for (const mistake of mistakes) line(`- ${markdownText(mistake)}`);
  }
  for (const effect of EFFECTS) {
    const own = settings.filter((one) => one.effect === effect);
    if (own.length === 0) continue;
    line();
    line(`### ${EFFECT_TITLES[effect]}`);
    line();
    for (const { message } of own) line(`- ${markdownText(message)}`);
  }
  writeRules('Findings that would count', more, line);
  writeRules('Findings that would no longer count', fewer, line);
  if (otherLevel.length === 0) return;
  line();
  line('### Findings at another level');
  line();
  for (const one of otherLevel) {
    line(`- ${markdownCode(one.ruleId)}: ${counted(one.count, 'finding')}, ${one.from} to ${one.to}`);
  }
}

function sideRow(word: string, { name, sources, judged }: ComparedPolicy): string {
  const commits = sources.flatMap(({ commit }) => (commit === undefined ? [] : [markdownCode(commit.slice(0, 12))]));
  const policy = [markdownCode(name), ...commits].join(' ');
  if (judged === undefined) return `| ${word} | ${policy} | cannot be judged | |`;
  const { verdict, counts } = judged;
  return `| ${word} | ${policy} | ${verdictInWords(verdict)} | ${markdownText(countsInWords(counts))} |`;
}

function writeRules(title: string, rules: readonly DifferingRule[], line: (text?: string) => void): void {
  if (rules.length === 0) return;
  line();
  line(`### ${title}`);
  for (const { ruleId, title: what, level, count, findings } of rules) {
    line();
    line(`**${markdownCode(ruleId)}** (${level}, ${counted(count, 'finding')}): ${markdownText(what)}`);
    line();
    for (const { location, message } of findings.slice(0, PLACES)) {
      line(`- ${markdownCode(`${location.path}:${location.line}`)} ${markdownText(message)}`);
    }
    const left = count - Math.min(PLACES, findings.length);
    if (left > 0) line(`- and ${counted(left, 'more place')}`);
  }
}
