import { join, relative } from 'node:path';
import {
  type CompletedConfig,
  type Config,
  createFormatter,
  createParser,
  createProgram,
  DEFAULT_CONFIG,
  SchemaGenerator,
} from 'ts-json-schema-generator';

export type Schema = Readonly<Record<string, unknown>>;

/** A type to make a schema of. */
export interface TypeSource {
  /** Relative to the root. */
  readonly file: string;
  readonly type: string;
}

/** Makes JSON Schemas (draft-07) of exported TypeScript types; comments become descriptions, tags such as `@minimum` constraints. */
export interface SchemaMaker {
  /** Undefined when the file does not export the type. */
  readonly schemaOf: (source: TypeSource) => Schema | undefined;
}

/** One program for all files: making it is what costs. */
export function schemaMaker(root: string, files: readonly string[]): SchemaMaker {
  const config: Config = {
    path: files.length === 1 ? join(root, files[0] ?? '') : join(root, `{${files.join(',')}}`),
    tsconfig: join(root, 'tsconfig.json'),
    skipTypeCheck: true,
    expose: 'export',
    jsDoc: 'extended',
    sortProps: false,
  };
  const completed: CompletedConfig = { ...DEFAULT_CONFIG, ...config };
  const program = createProgram(completed);
  const generator = new SchemaGenerator(
    program,
    createParser(program, completed),
    createFormatter(completed),
    completed,
  );
  return {
    schemaOf({ file, type }) {
      const source = program.getSourceFile(join(root, file).replaceAll('\\', '/'));
      if (source === undefined) throw new Error(`${relative(root, file)}: the compiler does not know this file`);
      const node = source.statements.find((statement) => 'name' in statement && nameOf(statement.name) === type);
      return node === undefined ? undefined : (generator.createSchemaFromNodes([node]) as Schema);
    },
  };
}

function nameOf(name: unknown): string | undefined {
  return typeof name === 'object' && name !== null && 'text' in name ? String(name.text) : undefined;
}

/** The same schema without what only a reader needs. */
export function withoutProse(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutProse);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, inner]) => !(key === 'description' && typeof inner === 'string'))
      .map(([key, inner]) => [key, withoutProse(inner)]),
  );
}
