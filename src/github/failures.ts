import { printable } from '../report/escape/terminal.js';
import type { Answer } from './answer.js';
import type { PullRequest } from './event.js';

/** Something that was to be posted and was not. */
export interface Failed {
  /** `check run`, `comment`, … */
  readonly what: string;
  /** The permission that it needs, as a workflow writes it: `checks: write`. */
  readonly permission: string;
  /** Whether the workflow asks for it in words; else it was tried because it might work. */
  readonly asked: boolean;
  readonly answer: Answer;
}

export interface Remark {
  /** `note`: nobody asked for what lacks. */
  readonly level: 'warning' | 'note';
  readonly message: string;
}

/** One remark for each cause: what lacks because of it, what GitHub said, and the remedy. */
export function remarksOn(failed: readonly Failed[], outside: PullRequest['outside']): readonly Remark[] {
  const causes = new Map<string, Failed[]>();
  for (const one of failed) {
    const { kind, status, said } = one.answer;
    const key = kind === 'permission' ? kind : `${kind} ${status} ${said}`;
    causes.set(key, [...(causes.get(key) ?? []), one]);
  }
  return [...causes.values()].map((group) => ({
    level: group.some(({ asked, answer }) => asked || answer.kind !== 'permission') ? 'warning' : 'note',
    message: `${whatLacks(group)}: ${cause(group, outside)}`,
  }));
}

function whatLacks(group: readonly Failed[]): string {
  const [first = '', ...others] = group.map(({ what }) => `no ${what}`);
  const text = [first, ...others].join(', ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function cause(group: readonly Failed[], outside: PullRequest['outside']): string {
  const [first] = group;
  if (first === undefined) return '';
  const { kind, status, wait } = first.answer;
  const said = first.answer.said === '' ? '' : ` GitHub says: ${printable(first.answer.said)}.`.replace(/\.\.$/, '.');
  switch (kind) {
    case 'permission':
      return outside === undefined
        ? `the token may not.${said} Give the job ${listed(group.map(({ permission }) => `\`${permission}\``))} under \`permissions\`.`
        : `the token only reads, as that of every pull request from ${outside === 'fork' ? 'a fork' : 'Dependabot'}.${said} The findings are in the annotations and in the job's summary. docs/pull-requests.md says how to post them.`;
    case 'credentials':
      return `GitHub does not take the token.${said} Leave the input github-token out, or give one that is still valid.`;
    case 'missing':
      return `GitHub finds no such repository, commit or pull request with this token (${status}).${said} Check the permissions of github-token, and that the commit was pushed.`;
    case 'refused':
      return `GitHub does not take it (${status}).${said}`;
    case 'rate':
      return `GitHub limits how much is asked${wait === undefined ? '' : ` and wants ${Math.ceil(wait)} seconds of rest`}.${said} Run the job again later.`;
    case 'unavailable':
      return status < 400
        ? `GitHub is not available: what answered (${status}) is not its API, perhaps a proxy on the way. Check the network of the runner, or run the job again later.`
        : `GitHub is out of order (${status}).${said} Run the job again later.`;
    case 'silent':
      return `GitHub did not answer.${said} Check the network of the runner, or run the job again later.`;
  }
}

function listed(names: readonly string[]): string {
  return [...new Set(names)].join(' and ');
}
