import type { Location } from '../../documents/location.js';
import type { Draft } from './draft.js';

/** A sentence on a policy, before it is known which file it speaks of. */
export interface Said {
  readonly effect: Draft['effect'];
  readonly message: string;
}

/** One sentence for all of a list; none where there is nothing to say. */
export function said(
  list: readonly string[],
  effect: Said['effect'],
  sentence: (list: readonly string[]) => string,
): Said[] {
  return list.length === 0 ? [] : [{ effect, message: sentence(list) }];
}

/** A difference of what a change is judged by. */
export function policyDraft({ effect, message }: Said, at: Location | undefined, side: Draft['side']): Draft {
  return { kind: 'policy-changed', effect, message, services: [], ...(at === undefined ? {} : { at }), side };
}
