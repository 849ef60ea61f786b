import type { PolicyOptions } from '../app/analysis.js';
import { at, type WorkflowEvent } from '../github/event.js';
import { factsIn } from '../github/facts.js';
import { once } from '../lib/once.js';
import { PolicyFailure, type PolicySource, type RepositoryFacts } from '../policy/policy-source.js';
import { tellingPolicies } from '../policy/telling.js';
import { type Api, apiOf } from './api.js';
import type { Inputs } from './inputs.js';
import type { ActionIo } from './io.js';
import { say } from './say.js';

/**
 * The shared policies that a step is held to, where they come from, and what is known of the repository: from the event, and from GitHub
 * where a policy goes by more. Nothing is asked before that.
 */
export function policiesOf(inputs: Inputs, event: WorkflowEvent, api: Api, io: ActionIo): PolicyOptions {
  const { policy: shared } = inputs;
  const told: RepositoryFacts = factsIn(at(io.event?.payload(), 'repository'));
  const name = told.name ?? io.repository;
  return {
    ...(shared === undefined ? {} : { shared }),
    source: sourceOf(inputs, io),
    facts: { ...told, ...(name === undefined ? {} : { name }) },
    askFacts: once(() => asked(api, told)),
    ...(io.server === undefined ? {} : { server: io.server }),
    // What was pushed is merged: it is held to what it says itself. A pull request is not.
    from: isChange(event) ? 'base' : 'head',
  };
}

/** Whether the run is about something that is not merged yet. */
export function isChange({ name, pull }: WorkflowEvent): boolean {
  return pull !== undefined || name === 'merge_group';
}

/** What GitHub tells beyond the event, which need not hold all of it. */
async function asked(api: Api, { topics, language, properties }: RepositoryFacts): Promise<RepositoryFacts> {
  const isKnown = topics !== undefined && language !== undefined && properties !== undefined;
  if (isKnown || 'lacks' in api) return {};
  const { askFacts } = await import('../github/facts.js');
  return askFacts(await api.open());
}

function sourceOf(inputs: Inputs, io: ActionIo): PolicySource {
  const token = inputs.policyToken === '' ? inputs.token : inputs.policyToken;
  // Without a token GitHub still tells of public repositories.
  const api = apiOf({ ...inputs, token }, io, true);
  const opened = once(async () => {
    const { githubPolicies } = await import('../github/policy-source.js');
    const open = 'lacks' in api ? undefined : api.open;
    if (open === undefined) throw new PolicyFailure('The runner names no API of GitHub to load policies from.');
    const source = githubPolicies({ open, tokenName: 'the input policy-token', signedIn: token !== '' });
    return tellingPolicies(source, (line) => say(io, line));
  });
  return { open: async (named) => (await opened()).open(named) };
}
