import { answerWords } from '../../src/rulebook/choose.js';
import type { ChoiceStep, Choosing, Question, Way } from '../../src/rulebook/choosing.js';
import type { Pattern } from '../../src/rulebook/pattern.js';
import { code, NOTICE, page, table } from './markdown.js';

/** How a pattern is chosen: the questions, the tree, the short way, and the commands that walk it. */
export function choosingPage(choosing: Choosing, patterns: readonly Pattern[]): string {
  const names = new Map(patterns.map(({ slug, name }) => [slug, name]));
  const link = (slug: string): string => `[${names.get(slug) ?? slug}](patterns/${slug}.md)`;
  return page(
    NOTICE,
    '# Choosing a pattern',
    'Which of the [12 patterns](patterns/index.md) fits depends on the people, on where the product stands, and on a few needs. `groundplan recommend` asks for these, says which pattern they lead to, what that gives and costs against what the repository is today, and what to do to get there.',
    code(EXAMPLE, 'sh'),
    'What is known stands in `context:` of `.groundplan.yml` or of a [shared policy](organisation.md), and options win over it. In a terminal, what is missing is asked for; elsewhere the run ends with exit code 2 and names the options that are missing.',
    '## The tree',
    code(treeOf(choosing, names), 'mermaid'),
    'Every combination of answers comes to exactly one pattern, or to the questions that are left. Dashed is a question that counts as no where nobody says yes. Of the others, one that nobody answered does not matter where a need that somebody told of decides later on, as event processing does in `team-size: 6, stage: production, event-processing: true`; else it has to be answered. Answers that the way does not come to are named in the output.',
    '## The questions',
    table(
      ['question', 'key and option', 'answers', 'what is meant'],
      choosing.questions.map((question) => [question.asks, `\`${question.key}\``, answersOf(question), question.help]),
    ),
    'A need is an option without a value: `--kubernetes`, or `--no-kubernetes`.',
    '## The short way',
    table(
      ['wanted', 'pattern'],
      choosing.guide.map(({ wanted, patterns: slugs }) => [wanted, slugs.map(link).join(' or ')]),
    ),
    '## The way there',
    'The steps are made of the repository itself: which services of which file move where, which networks are created and who joins them, which ports and `depends_on` go, with file and line. After them come the rules for the new pattern that find something today; rules that find nothing are counted. Before them stand the commands that help: `groundplan scaffold PATTERN` for [a small example](scaffolds.md), and where it can [convert the project](converting.md), `groundplan scaffold PATTERN --from PATH`. What the steps take for granted and cannot know stands under "Not known". Nothing is written.',
    code(
      'groundplan recommend . --to multi-tier                 # the pattern is chosen already\ngroundplan recommend . --format markdown --output plan.md   # as a list to tick off\ngroundplan recommend . --format json                    # schema: docs/schema/recommendation.schema.json',
      'sh',
    ),
    '## Patterns side by side',
    '`groundplan compare monolith event-driven` puts patterns side by side, by their slugs, names or numbers: the four dimensions, eleven criteria, where they differ most, and when to choose which. `groundplan compare --all` is the [whole table](patterns/index.md). `--format json` follows [a schema](schema/pattern-matrix.schema.json).',
    '## In every report',
    'Where `context:` leads to a pattern surely, and the repository is declared as another one or reads as another one, `check` says so in one line: in text, Markdown, HTML and JSON (`fit`), and so in the comment of a pull request. It is no finding and changes no verdict. A policy that wants a finding of it turns on the rule [`pattern-unlike-context`](rules/pattern-unlike-context.md).',
  );
}

const EXAMPLE = `groundplan recommend .                                    # asks in the terminal
groundplan recommend . --team-size 6 --stage production --event-processing`;

function answersOf(question: Question): string {
  switch (question.kind) {
    case 'count':
      return 'a number';
    case 'option':
      return question.options.map(({ value }) => `\`${value}\``).join(', ');
    case 'need':
      return 'yes or no';
  }
}

/** The tree as a flowchart; each pattern once for each step that leads to it, so that no lines cross. */
function treeOf({ steps, questions }: Choosing, names: ReadonlyMap<string, string>): string {
  const lines = ['flowchart TD'];
  const ids = new Map(steps.map(({ id }, index) => [id, `q${index + 1}`]));
  const optional: string[] = [];
  let leaves = 0;
  for (const step of steps) {
    const question = questions.find(({ key }) => key === step.question);
    const own = ids.get(step.id) ?? '';
    if (question === undefined) continue;
    lines.push(`  ${own}["${broken(question.asks)}"]`);
    if (step.onlyIfSaid === true) optional.push(own);
    for (const [index, way] of step.ways.entries()) {
      const label = wayWords(question, way, step.ways[index + 1]);
      if (way.step !== undefined) lines.push(`  ${own} -->|"${label}"| ${ids.get(way.step) ?? ''}`);
      else lines.push(`  ${own} -->|"${label}"| p${++leaves}(["${names.get(way.pattern ?? '') ?? ''}"])`);
    }
  }
  if (optional.length > 0)
    lines.push('  classDef optional stroke-dasharray: 5 5', `  class ${optional.join(',')} optional`);
  return lines.join('\n');
}

function wayWords(
  question: Question,
  { need, options, from }: Way,
  next: ChoiceStep['ways'][number] | undefined,
): string {
  if (question.kind === 'need') return need === true ? 'yes' : 'no';
  if (question.kind === 'option') return (options ?? []).map((value) => answerWords(question, value)).join(', ');
  const first = from ?? 1;
  return next?.from === undefined ? `${first} or more` : `${first} to ${next.from - 1}`;
}

/** Columns of a line in a box. */
const LINE = 23;

function broken(text: string): string {
  const lines: string[] = [];
  for (const word of text.replaceAll('"', '#quot;').split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= LINE) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.join('<br/>');
}
