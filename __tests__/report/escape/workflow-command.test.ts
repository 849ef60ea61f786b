import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { commandLine, type WorkflowCommand } from '../../../src/report/escape/workflow-command.js';
import { hostileText } from '../hostile.js';
import { commandsIn } from '../runner.js';

const anyCommand: fc.Arbitrary<WorkflowCommand> = fc
  .record({
    name: fc.constantFrom('error', 'warning', 'notice'),
    title: hostileText,
    file: hostileText,
    message: hostileText,
  })
  .map(({ name, title, file, message }) => ({
    name,
    properties: [
      ['title', title],
      ['file', file],
      ['line', '3'],
    ],
    message,
  }));

/** What the runner is to read: an equals sign or a combining mark in front has a space before it. */
function expected({ name, properties, message }: WorkflowCommand) {
  const values = properties
    .filter(([, value]) => value !== '')
    .map(([key, value]) => [key, value.startsWith('=') ? ` ${value}` : value]);
  return { name, properties: Object.fromEntries(values), message: /^\p{M}/u.test(message) ? ` ${message}` : message };
}

describe('commandLine', () => {
  test('writes the form that the runner documents', () => {
    const line = commandLine({
      name: 'warning',
      properties: [
        ['file', 'a,b:c.yml'],
        ['line', '7'],
      ],
      message: '100 % of\nit',
    });
    expect(line).toBe('::warning file=a%2Cb%3Ac.yml,line=7::100 %25 of%0Ait\n');
  });

  test('is read back by the runner as exactly the same command, for any text', () => {
    fc.assert(
      fc.property(anyCommand, (command) => {
        expect(commandsIn(commandLine(command))).toEqual([expected(command)]);
      }),
      { numRuns: 1000 },
    );
  });

  test('cannot be made to end early or to bring another command along, for any commands in a row', () => {
    fc.assert(
      fc.property(fc.array(anyCommand, { maxLength: 5 }), (commands) => {
        expect(commandsIn(commands.map(commandLine).join(''))).toEqual(commands.map(expected));
      }),
      { numRuns: 200 },
    );
  });
});
