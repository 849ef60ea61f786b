import { quoted } from '../lib/quoted.js';
import type { Stack } from '../model/stack.js';
import type { Vocabulary } from '../model/survey-knowledge.js';
import type { Fact } from './fact.js';
import { countFact, type Seen, valuesFact } from './seen.js';
import { knownCount } from './sheet.js';

/** Orchestrators other than Kubernetes: Swarm, Nomad, ECS. */
export function orchestrationFacts(seen: Seen, stacks: readonly Stack[], words: Vocabulary): readonly Fact[] {
  const decisive = new Set(words.swarmSettings);
  const settings = seen.of('swarm.setting').filter((setting) => decisive.has(setting.value));
  return [
    valuesFact('swarm.settings', settings),
    countFact('swarm.commands', seen.of('swarm.command')),
    countFact(
      'swarm.scripts',
      seen.of('swarm.command').filter((command) => command.details?.source !== 'readme'),
    ),
    knownCount(
      'swarm.stacks',
      stacks.filter((stack) => stack.kind === 'swarm'),
      (stack) => ({ message: `${quoted(stack.at.file.path)} is written for Docker Swarm.`, at: stack.at }),
    ),
    countFact('nomad.jobs', seen.of('nomad.job')),
    countFact('ecs.containers', seen.of('ecs.task')),
  ];
}
