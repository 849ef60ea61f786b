import type { CommandSpec, OptionSpec } from '../commands.js';
import { POLICY } from '../policy-specs.js';
import { CONFIG, REF } from '../shared-specs.js';

/** The questions of rules/choosing as options, in their order. */
export const ANSWERS: readonly OptionSpec[] = [
  { name: 'edge', negatable: true, help: 'part of it runs on devices or at many sites (IoT)' },
  { name: 'regulated', negatable: true, help: 'somebody has to show which part can reach which data' },
  { name: 'event-triggered', negatable: true, help: 'it only reacts now and then, and there should be no servers' },
  { name: 'team-size', value: 'number', help: 'people who work on it' },
  { name: 'stage', value: 'stage', help: 'proof-of-concept, mvp, learning, simple-app or production' },
  { name: 'multi-cloud', negatable: true, help: 'it has to run in several clouds, or in a cloud and a data centre' },
  {
    name: 'service-mesh',
    negatable: true,
    help: 'traffic between services is steered and encrypted outside their code',
  },
  { name: 'kubernetes', negatable: true, help: 'it is to run on Kubernetes or another orchestrator' },
  { name: 'event-processing', negatable: true, help: 'its work is mostly to process streams of events' },
  { name: 'companions', negatable: true, help: 'each service needs helpers of its own, without an orchestrator' },
  { name: 'shared-stores', negatable: true, help: 'several applications use one set of databases, caches or brokers' },
];

/** `groundplan recommend`. */
export const RECOMMEND_COMMANDS: readonly CommandSpec[] = [
  {
    words: ['recommend'],
    argument: '[path]',
    help: 'say which pattern fits team and product, how that differs from today, and the way there step by step',
    options: [
      ...ANSWERS,
      { name: 'to', value: 'pattern', help: 'the pattern is chosen already: only compare and tell the way there' },
      { name: 'format', short: 'f', value: 'format', multiple: true, help: 'text, json or markdown' },
      { name: 'output', short: 'o', value: 'file', help: 'write to this file instead of standard output' },
      CONFIG,
      REF,
      ...POLICY,
    ],
    run: async (path, options) => (await import('./recommend.js')).recommendPath(path ?? '.', options),
  },
];
