import type { Location } from '../../documents/location.js';
import type { Stack } from '../../model/stack.js';
import type { ExpressionRule } from '../../rulebook/expression/rule.js';
import type { AnyCheck, LintContext, Violation } from '../check.js';
import { viewsOf } from './views.js';

/** A subject that a rule could not judge. */
export interface Unjudged {
  readonly ruleId: string;
  readonly subject: string;
  readonly because: string;
}

interface Asked {
  readonly at: Location;
  readonly subject: string;
  readonly name: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** The check that asks a rule's expression of each subject. What cannot be told goes to `unjudged`, and is no finding. */
export function expressionCheck(name: string, rule: ExpressionRule, unjudged: (one: Unjudged) => void): AnyCheck {
  return {
    name,
    scope: rule.subject === 'repository' ? 'repository' : 'stack',
    *run(context: LintContext) {
      for (const { at, subject, name: shown, values } of askedOf(rule, context)) {
        const judgement = rule.judge(values);
        if (judgement.kind === 'unknown') unjudged({ ruleId: rule.id, subject: shown, because: judgement.because });
        if (judgement.kind !== 'broken') continue;
        const violation: Violation = { at, subject, values: { message: rule.message(values) } };
        yield violation;
      }
    },
  };
}

function* askedOf(rule: ExpressionRule, context: LintContext): Iterable<Asked> {
  const { pattern } = context;
  if (rule.subject === 'repository') {
    const [first] = context.stacks;
    if (first === undefined) return;
    const repository = { projects: context.stacks.map((stack) => viewsOf(stack, context).project) };
    yield { at: first.at, subject: '', name: 'the repository', values: { repository, pattern } };
    return;
  }
  for (const stack of context.stacks) yield* askedOfStack(rule, stack, context);
}

function* askedOfStack({ subject }: ExpressionRule, stack: Stack, context: LintContext): Iterable<Asked> {
  const views = viewsOf(stack, context);
  const { project } = views;
  const { pattern } = context;
  switch (subject) {
    case 'project':
      yield { at: stack.at, subject: stack.id, name: stack.name, values: { project, pattern } };
      return;
    case 'service':
      for (const one of stack.services) {
        yield {
          at: one.at,
          subject: one.id,
          name: one.name,
          values: { service: views.service(one), project, pattern },
        };
      }
      return;
    case 'network':
      for (const one of stack.networks) {
        // No file says anything of the implicit network: it cannot be wrong.
        if (!one.declared) continue;
        const values = { network: views.network(one), project, pattern };
        yield { at: one.at, subject: `${stack.id}/${one.key}`, name: one.key, values };
      }
      return;
    case 'volume':
      for (const one of stack.volumes) {
        const values = { volume: views.volume(one), project, pattern };
        yield { at: one.at, subject: `${stack.id}/${one.key}`, name: one.key, values };
      }
      return;
    default:
      return;
  }
}
