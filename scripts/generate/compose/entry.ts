import type {
  Cast,
  Format,
  Identity,
  MergeRule,
  PathKind,
  ShortForm,
  Shown,
  Type,
} from '../../../src/compose/attribute.js';

/** A file of rules/compose: shapes by name. The shape `project` is a whole Compose file. */
export interface AttributeFile {
  readonly shapes: Readonly<Record<string, Entry>>;
}

/** One attribute: what is said of it, or the name of the shape that says it. */
export type Entry = string | EntryFields;

export interface EntryFields {
  /** Name of a shape; what stands beside it here comes first. Keys are added to those of the shape. */
  readonly shape?: string;
  /** Keys of the shape that it does not have. */
  readonly without?: readonly string[];
  /** Types that it may have in a file, before short forms are made long. */
  readonly type?: Type | readonly Type[];

  /** Attributes of a mapping, in the order in which the resolved project is printed. */
  readonly keys?: Readonly<Record<string, Entry>>;
  /** What is under every other key of a mapping. */
  readonly any?: Entry;
  /** Items of a list. */
  readonly item?: Entry;
  /** What the other keys of a mapping look like. */
  readonly 'key-pattern'?: string;
  /** A mapping takes keys that are not among its own. */
  readonly open?: true;
  /** False where not even `x-` keys are taken. */
  readonly extensions?: false;
  /** Keys that a mapping must have. */
  readonly requires?: readonly string[];

  /** The only texts allowed. */
  readonly values?: readonly string[];
  /** What a text must contain. */
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  /** What a text must look like for the reference to make use of it; the schema does not say so. */
  readonly format?: Format;
  /** Items of a list must differ. */
  readonly distinct?: true;

  /** What a text becomes, with or without variables in it. */
  readonly cast?: Cast;
  /** First version that casts it, where that is not the first one that knows it. */
  readonly 'cast-since'?: string;
  readonly merge?: MergeRule;
  /** What makes two items the same, so that the later one takes the earlier one's place. */
  readonly 'unique-by'?: Identity;
  /** The short notation that it may be written in. */
  readonly short?: ShortForm;
  /** It is a path relative to the folder of the project. */
  readonly path?: PathKind;

  /** Whether the resolved project shows it although it is empty or zero. Without it, empty values are left out. */
  readonly 'keeps-empty'?: Kept | { readonly json?: Kept; readonly yaml?: Kept };
  /** How a value is written in the resolved project; as it is without it. */
  readonly shown?: Shown;
  /** Its name in the resolved project as JSON, where that differs. */
  readonly 'json-key'?: string;

  /** What holds when it is not written. */
  readonly default?: string | number | boolean;
  /** First version that knows it. */
  readonly since?: string;
  /** The attribute beside its parent to use today: it is deprecated. */
  readonly 'replaced-by'?: string;
  /** Why it is deprecated, where nothing replaces it. */
  readonly deprecated?: string;
  /** One sentence in plain words. */
  readonly meaning?: string;
}

/** `when-set`: when a file gives it, even a zero. `always`: even when no file gives it. */
type Kept = 'when-set' | 'always';
