/** First words of the commands, for suggestions; commands.ts says what each does. */
export const COMMAND_NAMES = [
  'check',
  'classify',
  'graph',
  'compare',
  'recommend',
  'resolve',
  'explain',
  'rules',
  'policy',
  'fix',
  'fleet',
  'monitor',
  'capacity',
  'scaffold',
  'layout',
  'init',
] as const;

export type CommandName = (typeof COMMAND_NAMES)[number];
