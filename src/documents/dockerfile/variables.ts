/** Stages that build on each other further than this hand nothing on: a chain without end would be walked for every name. */
const MAX_INHERITED = 20;

/** The values of ARG and ENV that a stage knows: its own, and those of the stages that it is built on. */
export class Variables {
  private readonly own = new Map<string, string>();

  constructor(private readonly inherited?: Variables) {}

  set(name: string, value: string): void {
    this.own.set(name, value);
  }

  get(name: string): string | undefined {
    let scope: Variables | undefined = this;
    for (let step = 0; scope !== undefined && step <= MAX_INHERITED; step++) {
      const value = scope.own.get(name);
      if (value !== undefined) return value;
      scope = scope.inherited;
    }
    return undefined;
  }
}

/** Longer texts are not expanded, nor is anything expanded to more: arguments made of arguments could grow without end. */
const MAX_VALUE = 1024;

/**
 * Replaces `$NAME`, `${NAME}`, `${NAME:-default}` and `${NAME:+alternative}` by what is known. What is not known stays as it is
 * written, so that nobody takes it for a value.
 */
export function expandVariables(text: string, values: Variables): string {
  if (text.length > MAX_VALUE || !text.includes('$')) return text;
  const expanded = text.replace(
    REFERENCE,
    (written: string, braced?: string, operator?: string, word?: string, bare?: string) => {
      if (written.startsWith('\\')) return written.slice(1);
      const value = values.get(braced ?? bare ?? '');
      const isSet = value !== undefined && (value !== '' || operator?.startsWith(':') !== true);
      if (operator === undefined) return value ?? written;
      if (operator.endsWith('-')) return isSet ? value : (word ?? '');
      return isSet ? (word ?? '') : '';
    },
  );
  return expanded.length > MAX_VALUE ? text : expanded;
}

const REFERENCE = /\\\$|\$(?:\{([A-Za-z_][A-Za-z0-9_]*)(?:(:?[-+])([^{}]*))?\}|([A-Za-z_][A-Za-z0-9_]*))/g;
