import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { type Answers, choose, contextWords, nextQuestion } from '../../src/rulebook/choose.js';
import { loadChoosing } from '../../src/rulebook/choosing.js';
import { loadRulebook } from '../../src/rulebook/load.js';
import { loadMigrations } from '../../src/rulebook/migration.js';

const tree = await loadChoosing();
const { patterns, rules } = loadRulebook();
const slugs = patterns.flatMap(({ id, slug }) => (id === 0 ? [] : [slug]));

const answer = (answers: Answers): string => {
  const choice = choose(tree, answers);
  return choice.kind === 'pattern' ? choice.slug : `? ${choice.needed.join(' ')}`;
};
const production = (size: number, rest: Answers = {}) => answer({ 'team-size': size, stage: 'production', ...rest });

const SIZES = [undefined, 2, 10, 11];
const STAGES = [undefined, 'proof-of-concept', 'mvp', 'learning', 'simple-app', 'production'];
const SPECIAL = ['edge', 'regulated', 'event-triggered'];
const NEEDS = ['multi-cloud', 'service-mesh', 'kubernetes', 'event-processing', 'companions', 'shared-stores'];

/** Every combination of no word, no and yes for these needs. */
function* needs([key, ...rest]: readonly string[]): Iterable<Answers> {
  if (key === undefined) {
    yield {};
    return;
  }
  for (const others of needs(rest)) for (const said of [undefined, false, true]) yield { ...others, [key]: said };
}

/** All combinations of special needs are the same tree beneath, so each is taken with one that says none of them. */
function* combinations(): Iterable<Answers> {
  for (const size of SIZES) {
    for (const stage of STAGES) {
      for (const others of needs(NEEDS)) yield { 'team-size': size, stage, ...others };
      for (const special of needs(SPECIAL)) yield { 'team-size': size, stage, ...special };
    }
  }
}

const said = ({ ...answers }: Answers): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== undefined));

test('every combination of answers ends in one pattern, or in questions that lead to one', () => {
  const reached = new Set<string>();
  const open = new Set<string>();
  const wrong: Answers[] = [];
  const no = Object.fromEntries([...NEEDS, ...SPECIAL].map((key) => [key, false]));
  for (const answers of combinations()) {
    const choice = choose(tree, answers);
    if (choice.kind === 'pattern') {
      reached.add(choice.slug);
      // Whoever answers all needs with no where nothing was said gets the same.
      const whole = { ...no, ...said(answers) };
      const isKnown = answers['team-size'] !== undefined && answers.stage !== undefined;
      if (isKnown && answer(whole) !== choice.slug) wrong.push(answers);
      continue;
    }
    open.add(choice.needed.join(' '));
    const isAsked = choice.needed.length > 0 && choice.needed.every((key) => answers[key] === undefined);
    if (!isAsked || choice.among.length < 2) wrong.push(answers);
  }
  expect(wrong).toEqual([]);
  expect([...reached].sort()).toEqual([...slugs].sort());
  expect(open.size).toBeGreaterThan(5);
});

test('who answers what is asked, one after the other, comes to a pattern', () => {
  for (const size of SIZES.slice(1)) {
    for (const stage of STAGES.slice(1)) {
      for (const yes of [...NEEDS, ...SPECIAL, 'none']) {
        const answers: Record<string, number | string | boolean> = {};
        for (
          let question = nextQuestion(tree, answers);
          question !== undefined;
          question = nextQuestion(tree, answers)
        ) {
          const { key, kind } = question;
          answers[key] = kind === 'count' ? (size ?? 1) : kind === 'option' ? (stage ?? '') : key === yes;
        }
        expect(slugs).toContain(answer(answers));
      }
    }
  }
});

test('the tree of the taxonomy', () => {
  for (const stage of ['proof-of-concept', 'mvp', 'learning'])
    expect(answer({ 'team-size': 2, stage })).toBe('monolith');
  expect(answer({ 'team-size': 1, stage: 'simple-app' })).toBe('layered-monolith');
  for (const size of [3, 10]) {
    expect(production(size, { kubernetes: true })).toBe('container-orchestration');
    expect(production(size, { 'event-processing': true })).toBe('event-driven');
    const neither = { kubernetes: false, 'event-processing': false };
    expect(production(size, { ...neither, 'service-mesh': true })).toBe('service-mesh');
    expect(production(size, { ...neither, 'service-mesh': false })).toBe('microservices');
    expect(production(size, { ...neither, 'service-mesh': false, companions: true })).toBe('sidecar');
    expect(production(size, { ...neither, 'service-mesh': false, 'shared-stores': true })).toBe(
      'externalized-infrastructure',
    );
  }
  expect(production(11, { 'multi-cloud': true })).toBe('hybrid-cloud');
  expect(production(11, { 'multi-cloud': false, 'service-mesh': true })).toBe('service-mesh');
  expect(production(50, { 'multi-cloud': false, 'service-mesh': false })).toBe('microservices');
  expect(production(50, { 'multi-cloud': false, 'service-mesh': false, kubernetes: true })).toBe(
    'container-orchestration',
  );
  for (const others of [{}, { 'team-size': 40, stage: 'production', kubernetes: true }]) {
    expect(answer({ ...others, edge: true, regulated: true })).toBe('edge-computing');
    expect(answer({ ...others, regulated: true, 'event-triggered': true })).toBe('multi-tier');
    expect(answer({ ...others, 'event-triggered': true })).toBe('serverless');
  }
});

test('what is not known is asked for, and a need that was told of decides over what was not', () => {
  expect(answer({})).toBe('? team-size');
  expect(answer({ 'team-size': 6 })).toBe('? stage');
  expect(production(6)).toBe('? kubernetes event-processing service-mesh');
  expect(production(6, { kubernetes: false })).toBe('? event-processing service-mesh');
  expect(production(20)).toBe('? multi-cloud service-mesh');
  expect(production(6, { 'service-mesh': false })).toBe('? kubernetes event-processing');
  // Whatever the size of the team is.
  expect(answer({ stage: 'learning' })).toBe('monolith');
  expect(answer({ stage: 'simple-app', 'shared-stores': true })).toBe('externalized-infrastructure');
  expect(contextWords(tree, { 'event-processing': true, kubernetes: false, stage: 'production', 'team-size': 6 })).toBe(
    '6 people, production, event processing',
  );
});

test('the data: answers exclude each other and leave nothing out, each step is reached, and the keys are those of a configuration', () => {
  const questions = new Map(tree.questions.map((question) => [question.key, question]));
  const reached = new Set([tree.start]);
  for (const id of reached) {
    const step = tree.steps.find((one) => one.id === id);
    if (step === undefined) throw new Error(id);
    for (const { step: next, pattern, because } of step.ways) {
      expect([next, pattern].filter((one) => one !== undefined)).toHaveLength(1);
      if (next !== undefined) reached.add(next);
      else expect(slugs).toContain(pattern);
      expect(because === undefined).toBe(pattern === undefined);
    }
    const question = questions.get(step.question);
    if (question?.kind === 'need') expect(step.ways.map(({ need }) => need)).toEqual([true, false]);
    else if (question?.kind === 'option') {
      const dealt = step.ways.flatMap(({ options = [] }) => options);
      expect([...dealt].sort()).toEqual(question.options.map(({ value }) => value).sort());
    } else {
      const bounds = step.ways.map(({ from = 0 }) => from);
      expect(bounds[0]).toBe(1);
      expect(bounds).toEqual([...new Set(bounds)].sort((a, b) => a - b));
    }
  }
  expect([...reached].sort()).toEqual(tree.steps.map(({ id }) => id).sort());
  const guided = tree.guide.flatMap((entry) => entry.patterns);
  expect([...new Set(guided)].sort()).toEqual([...slugs].sort());

  const schema = JSON.parse(readFileSync('rules/schema/config.schema.json', 'utf8')) as {
    definitions: { ContextConfig: { properties: Record<string, { enum?: string[] }> } };
  };
  const { properties } = schema.definitions.ContextConfig;
  expect(Object.keys(properties).sort()).toEqual([...questions.keys()].sort());
  const stages = questions.get('stage');
  expect(stages?.kind === 'option' && stages.options.map(({ value }) => value)).toEqual(properties.stage?.enum);
});

test('the data: each pattern has one migration, of rules that are for it or for all, and of parts that are dealt out once', async () => {
  const migrations = await loadMigrations();
  expect(migrations.map(({ pattern }) => pattern).sort()).toEqual([...slugs].sort());
  const mistakes = migrations.flatMap(({ pattern, steps, files = [] }) => {
    const named = steps.flatMap((step) => step.rules ?? []);
    const wrong = named.filter((id) => {
      const rule = rules.find((one) => one.id === id);
      return rule === undefined || rule.appliesTo?.includes(pattern) === false;
    });
    const dealt = files.flatMap(({ parts }) => parts);
    const odd = steps.filter(({ each, item, from = [], notFrom = [] }) => {
      return (
        (each === undefined) !== (item === undefined) || [...from, ...notFrom].some((slug) => !slugs.includes(slug))
      );
    });
    return [...wrong, ...dealt.filter((part, index) => dealt.indexOf(part) !== index), ...odd];
  });
  expect(mistakes).toEqual([]);
});
