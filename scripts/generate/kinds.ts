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
  /** Field of Rulebook, or of the file of its own. */
  readonly field: string;
  /**
   * `list`: all files in one list. `one`: exactly one file.
   * `parts`: each file holds some keys of one value; lists under the same key of several files are joined in the order of the paths.
   */
  readonly shape: 'list' | 'one' | 'parts';
  /** Field whose value tells files apart and orders them. Absent: the path. */
  readonly identity?: string;
  /** Fields that only documentation and `explain` need: they go to the second file. */
  readonly texts?: readonly string[];
  /** Name of a generated file of its own, for data that most runs do without. Absent: it is part of the rulebook. */
  readonly apart?: string;
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
    texts: ['examples', 'references', 'covers'],
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
  {
    name: 'role',
    folder: 'roles',
    files: /^(?!hints\.)/,
    source: 'src/model/catalogue.ts',
    type: 'RoleFile',
    field: 'roles',
    shape: 'list',
    identity: 'role',
  },
  {
    name: 'hints',
    folder: 'roles',
    files: /^hints\./,
    source: 'src/model/catalogue.ts',
    type: 'HintFile',
    field: 'hints',
    shape: 'one',
  },
  {
    name: 'probes',
    folder: 'fixes',
    files: /^probes\./,
    source: 'src/rulebook/edit.ts',
    type: 'ProbeFile',
    field: 'probes',
    shape: 'one',
  },
  {
    name: 'measured',
    folder: 'capacity',
    files: /^measured\./,
    source: 'src/rulebook/capacity.ts',
    type: 'MeasuredCapacity',
    field: 'measured',
    shape: 'one',
  },
  {
    name: 'choosing',
    folder: 'choosing',
    source: 'src/rulebook/choosing.ts',
    type: 'Choosing',
    field: 'choosing',
    shape: 'one',
    apart: 'choosing',
  },
  {
    name: 'layout',
    folder: 'layouts',
    files: /^(?!ecosystems\.)/,
    source: 'src/rulebook/layout.ts',
    type: 'LayoutProfile',
    field: 'layouts',
    shape: 'list',
    identity: 'name',
    apart: 'layouts',
  },
  {
    name: 'layout-knowledge',
    folder: 'layouts',
    files: /^ecosystems\./,
    source: 'src/rulebook/layout.ts',
    type: 'LayoutKnowledge',
    field: 'layoutKnowledge',
    shape: 'one',
    apart: 'layouts',
  },
  {
    name: 'programs',
    folder: 'capacity',
    files: /^programs\./,
    source: 'src/model/program.ts',
    type: 'ProgramFile',
    field: 'programs',
    shape: 'one',
  },
  {
    name: 'layered-conversion',
    folder: 'conversions',
    files: /^layered-monolith\./,
    source: 'src/rulebook/conversion.ts',
    type: 'LayeredConversion',
    field: 'layering',
    shape: 'one',
    apart: 'conversions',
  },
  {
    name: 'split-conversion',
    folder: 'conversions',
    files: /^externalized-infrastructure\./,
    source: 'src/rulebook/conversion.ts',
    type: 'SplitConversion',
    field: 'splitting',
    shape: 'one',
    apart: 'conversions',
  },
  {
    name: 'migration',
    folder: 'migrations',
    source: 'src/rulebook/migration.ts',
    type: 'Migration',
    field: 'migrations',
    shape: 'list',
    identity: 'pattern',
    apart: 'migrations',
  },
  {
    name: 'evidence',
    folder: 'evidence',
    source: 'src/model/evidence-knowledge.ts',
    type: 'EvidenceKnowledge',
    field: 'evidence',
    shape: 'parts',
  },
  {
    name: 'standing',
    folder: 'systems',
    files: /^standing\./,
    source: 'src/model/survey-knowledge.ts',
    type: 'Standing',
    field: 'standing',
    shape: 'one',
  },
  {
    name: 'vocabulary',
    folder: 'systems',
    files: /^vocabulary\./,
    source: 'src/model/survey-knowledge.ts',
    type: 'Vocabulary',
    field: 'vocabulary',
    shape: 'one',
  },
  {
    name: 'calibration',
    folder: 'systems',
    files: /^calibration\./,
    source: 'src/rulebook/pattern.ts',
    type: 'Calibration',
    field: 'calibration',
    shape: 'one',
  },
  {
    name: 'dimension',
    folder: 'dimensions',
    source: 'src/rulebook/pattern.ts',
    type: 'Dimension',
    field: 'dimensions',
    shape: 'list',
    identity: 'id',
  },
  {
    name: 'pattern',
    folder: 'patterns',
    source: 'src/rulebook/pattern.ts',
    type: 'PatternFile',
    field: 'patterns',
    shape: 'list',
    identity: 'id',
    texts: ['diagram', 'insteadOf'],
  },
];

/** A type whose schema is published, and whose data, if there is any, is not part of the rulebook. */
export interface Shape {
  readonly name: string;
  readonly source: string;
  readonly type: string;
  /** Where the schema goes. */
  readonly schema: string;
  /** Module (without extension) that gets a validator for run time. */
  readonly validator?: string;
}

export const SHAPES: readonly Shape[] = [
  {
    name: 'config',
    source: 'src/policy/config-file.ts',
    type: 'ConfigFile',
    schema: 'rules/schema/config.schema.json',
    validator: 'src/policy/generated/config-validator',
  },
  {
    name: 'organisation-rule',
    source: 'src/rulebook/organisation-rule.ts',
    type: 'OrganisationRule',
    schema: 'docs/schema/rule.schema.json',
    validator: 'src/rulebook/generated/organisation-rule-validator',
  },
  {
    name: 'layout-profile',
    source: 'src/rulebook/layout.ts',
    type: 'LayoutProfile',
    schema: 'docs/schema/layout-profile.schema.json',
    validator: 'src/rulebook/generated/layout-profile-validator',
  },
  {
    name: 'layout-report',
    source: 'scripts/generate/layout-document.ts',
    type: 'LayoutDocument',
    schema: 'docs/schema/layout.schema.json',
  },
  {
    name: 'report',
    source: 'scripts/generate/report-document.ts',
    type: 'ReportDocument',
    schema: 'docs/schema/report.schema.json',
  },
  {
    name: 'handover',
    source: 'src/github/handover.ts',
    type: 'Handover',
    schema: 'docs/schema/handover.schema.json',
    validator: 'src/github/generated/handover-validator',
  },
  {
    name: 'explanation',
    source: 'scripts/generate/explanation-document.ts',
    type: 'ExplanationDocument',
    schema: 'docs/schema/explanation.schema.json',
  },
  {
    name: 'policy-show',
    source: 'scripts/generate/policy-documents.ts',
    type: 'PolicyShowDocument',
    schema: 'docs/schema/policy-show.schema.json',
  },
  {
    name: 'policy-explain',
    source: 'scripts/generate/policy-documents.ts',
    type: 'PolicyExplainDocument',
    schema: 'docs/schema/policy-explain.schema.json',
  },
  {
    name: 'policy-test',
    source: 'scripts/generate/policy-documents.ts',
    type: 'PolicyTestDocument',
    schema: 'docs/schema/policy-test.schema.json',
  },
  {
    name: 'policy-diff',
    source: 'scripts/generate/policy-documents.ts',
    type: 'PolicyDiffDocument',
    schema: 'docs/schema/policy-diff.schema.json',
  },
  {
    name: 'capacity',
    source: 'scripts/generate/capacity-documents.ts',
    type: 'CapacityDocument',
    schema: 'docs/schema/capacity.schema.json',
  },
  {
    name: 'capacity-samples',
    source: 'scripts/generate/capacity-documents.ts',
    type: 'CapacitySamplesDocument',
    schema: 'docs/schema/capacity-samples.schema.json',
  },
  {
    name: 'scaffold',
    source: 'src/rulebook/scaffold.ts',
    type: 'ScaffoldFile',
    schema: 'rules/schema/scaffold.schema.json',
  },
  {
    name: 'conversion',
    source: 'src/cli/scaffold/from.ts',
    type: 'ConversionAnswer',
    schema: 'docs/schema/conversion.schema.json',
  },
  {
    name: 'scaffold-answer',
    source: 'scripts/generate/scaffold-documents.ts',
    type: 'ScaffoldDocument',
    schema: 'docs/schema/scaffold.schema.json',
  },
  {
    name: 'recommendation',
    source: 'scripts/generate/choosing-documents.ts',
    type: 'RecommendationDocument',
    schema: 'docs/schema/recommendation.schema.json',
  },
  {
    name: 'pattern-matrix',
    source: 'scripts/generate/choosing-documents.ts',
    type: 'PatternMatrixDocument',
    schema: 'docs/schema/pattern-matrix.schema.json',
  },
  {
    name: 'compose-attributes',
    source: 'scripts/generate/compose/entry.ts',
    type: 'AttributeFile',
    schema: 'rules/schema/compose-attributes.schema.json',
  },
  {
    name: 'peer',
    source: 'scripts/generate/peers/shape.ts',
    type: 'PeerFile',
    schema: 'rules/schema/peer.schema.json',
  },
  {
    name: 'concerns',
    source: 'scripts/generate/peers/shape.ts',
    type: 'ConcernFile',
    schema: 'rules/schema/concerns.schema.json',
  },
];
