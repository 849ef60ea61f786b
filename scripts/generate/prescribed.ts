import type { Ask } from '../../src/lint/checks/prescribed-files.js';
import type { LayoutBook, LayoutEntry } from '../../src/rulebook/layout.js';

/** The check of the rules that ask for what a profile requires. */
const CHECK = 'prescribed-files';

interface AskingRule {
  readonly id: string;
  readonly check: string;
  readonly params: Record<string, unknown> & { readonly profile?: string };
}

/**
 * Gives rules that name a profile of rules/layouts what it requires, so that the two cannot say different things. Errors are lines for the
 * author.
 */
export function withPrescribed(book: Record<string, unknown>, layouts: Partial<LayoutBook>): string[] {
  const rules = (book.rules ?? []) as AskingRule[];
  const profiles = new Map((layouts.layouts ?? []).map((profile) => [profile.name, profile]));
  return rules.flatMap(({ id, check, params }) => {
    if (check !== CHECK || params.profile === undefined) return [];
    const profile = profiles.get(params.profile);
    if (profile === undefined) return [`rules/lint: ${id}: there is no profile "${params.profile}" in rules/layouts.`];
    const required = (profile.entries ?? []).filter(({ level }) => level === 'required');
    const asked = required.map(askOf);
    params.asks ??= asked.flatMap((ask) => ask ?? []);
    params.except ??= layouts.layoutKnowledge?.aside ?? [];
    return asked.flatMap((ask, index) =>
      ask === undefined
        ? [`rules/layouts/${profile.name}.yml: the rule ${id} cannot ask for "${required[index]?.id}" as it stands.`]
        : [],
    );
  });
}

/** A required entry as the rule's check asks for it; undefined when it has conditions that the check does not know. */
function askOf(entry: LayoutEntry): Ask | undefined {
  const { what, such, oneOf, when = [], inEach, atLeast, metBy, ecosystems } = entry;
  const where = when.flatMap((condition) => ('has' in condition ? (condition.has ?? []) : []));
  const plain = [atLeast, metBy, ecosystems].every((one) => one === undefined);
  if (oneOf === undefined || such === undefined || !plain || when.length > 1) return undefined;
  if (when.length === 1 && where.length === 0) return undefined;
  return {
    what,
    such,
    anyOf: oneOf,
    ...(where.length === 0 ? {} : { where }),
    ...(inEach === undefined ? {} : { inEach }),
  };
}
