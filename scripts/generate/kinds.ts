/** What each folder of rules/ holds. A new kind of data is one entry here and one field of Rulebook. */
export interface Kind {
  /** Singular, for messages and for the schema's file name. */
  readonly name: string;
  /** Folder below rules/; files in folders below it count as well. */
  readonly folder: string;
  /** Base names of the kind's files, where a folder holds several kinds. */
  readonly files?: RegExp;
  /** File that exports the interface. */
  readonly source: string;
  readonly type: string;
  /** Field of Rulebook. */
  readonly field: string;
  /** `list`: all files in one list. `one`: exactly one file. */
  readonly shape: 'list' | 'one';
  /** Field whose value tells files apart and orders them. Absent: the path. */
  readonly identity?: string;
  /** Fields that only documentation and `explain` need: they go to the second file. */
  readonly texts?: readonly string[];
}

export const KINDS: readonly Kind[] = [
  {
    name: 'rule',
    folder: 'lint',
    source: 'src/rulebook/rule.ts',
    type: 'Rule',
    field: 'rules',
    shape: 'list',
    identity: 'id',
    texts: ['examples', 'references'],
  },
  {
    name: 'preset',
    folder: 'presets',
    source: 'src/rulebook/preset.ts',
    type: 'Preset',
    field: 'presets',
    shape: 'list',
    identity: 'name',
  },
];
