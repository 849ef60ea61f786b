import type { OptionSpec } from '../commands.js';

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
